"""`atiende outbox replay --handler H (--aggregate A | --since T) [--until T]`: tell a handler once more."""

from __future__ import annotations

import argparse
import datetime as dt

from atiende.site.command_line.database import in_product
from atiende.site.command_line.words import gettext, gettext_noop

SUMMARY = gettext_noop("Tell one handler once more of events that are still kept")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--handler", required=True, help=gettext("its name, as in the catalogue of events"))
    parser.add_argument("--aggregate", default="", help=gettext("only events of one thing, such as agent:42"))
    parser.add_argument("--since", type=_instant, metavar="T", help=gettext("from this time on (ISO 8601)"))
    parser.add_argument("--until", type=_instant, metavar="T", help=gettext("before this time (ISO 8601)"))


def run(arguments: argparse.Namespace) -> int:
    return in_product("atiende.site.command_line.work.outbox:replay", arguments)


def _instant(text: str) -> dt.datetime:
    """Without an offset it is UTC."""
    try:
        instant = dt.datetime.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(gettext("write a time such as 2026-11-23T08:00Z")) from error
    return instant if instant.tzinfo else instant.replace(tzinfo=dt.UTC)
