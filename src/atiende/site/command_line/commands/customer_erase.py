"""`atiende customer erase ID [--rule RULE] [--yes]`."""

from __future__ import annotations

import argparse

from atiende.site.command_line.database import in_product
from atiende.site.command_line.words import gettext, gettext_noop

SUMMARY = gettext_noop("Erase all that is held on a customer; it cannot be undone")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("customer_id", type=int, metavar="ID", help=gettext("number of the customer"))
    parser.add_argument(
        "--rule",
        default="request",
        choices=("request", "consent_withdrawn", "retention_over", "mistake"),
        help=gettext("why, for the audit; request unless said otherwise"),
    )
    parser.add_argument(
        "--yes", action="store_true", help=gettext("do not ask for confirmation (only a terminal is asked)")
    )
    parser.add_argument("--json", action="store_true", help=gettext("print the result as JSON"))


def run(arguments: argparse.Namespace) -> int:
    return in_product("atiende.site.command_line.work.customers:erase", arguments)
