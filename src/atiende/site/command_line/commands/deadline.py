"""`atiende deadline`: the due date of a legal rule, with its working."""

from __future__ import annotations

import argparse
import datetime as dt
import importlib

from atiende.site.command_line.words import gettext, gettext_noop

SUMMARY = gettext_noop("Say when a legal rule falls due, with its working")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--rule", required=True, metavar="PACK/RULE", help=gettext("the rule, as in es-ley10-2025/general")
    )
    parser.add_argument(
        "--region", required=True, metavar="R", help=gettext("ISO 3166, as in ES-MD, CO or ES-CT/Barcelona")
    )
    parser.add_argument(
        "--received",
        required=True,
        type=_time,
        metavar="TIME",
        help=gettext("when it arrived, as in 2026-06-15T10:30 (local to the region) or with +02:00 or Z"),
    )
    parser.add_argument(
        "--corrected",
        type=_time,
        metavar="TIME",
        help=gettext("when it was completed: the clock starts there"),
    )
    parser.add_argument(
        "--shipped",
        action="store_true",
        help=gettext("leave out what this company corrected, chose or updated, and ask no database"),
    )
    parser.add_argument("--json", action="store_true", help=gettext("print the result as JSON"))


def run(arguments: argparse.Namespace) -> int:
    code: int = importlib.import_module("atiende.site.command_line.work.deadline").answer(arguments)
    return code


def _time(text: str) -> dt.datetime:
    try:
        return dt.datetime.fromisoformat(text.strip())
    except ValueError:
        raise argparse.ArgumentTypeError(
            gettext("%(text)s is no date or time; write it as in 2026-06-15T10:30")
            % {"text": ascii(text)[1:-1]}
        ) from None
