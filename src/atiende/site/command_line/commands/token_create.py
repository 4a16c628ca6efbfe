"""`atiende token create --user E --scope S…`, which prints the token once, alone on its line."""

from __future__ import annotations

import argparse

from atiende.identity.rules.scopes import SCOPES
from atiende.site.command_line.database import in_product
from atiende.site.command_line.words import gettext, gettext_noop

MOST_DAYS = 36_500
SUMMARY = gettext_noop("Create an API token of a person and print it once")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--user", required=True, help=gettext("address of the person"))
    parser.add_argument("--scope", required=True, nargs="+", action="extend", help=", ".join(SCOPES))
    parser.add_argument("--name", default="atiende token create", help=gettext("what it is for"))
    parser.add_argument(
        "--network",
        default=[],
        nargs="+",
        action="extend",
        help=gettext("address or network from which alone it counts, such as 203.0.113.7 or 2001:db8::/32"),
    )
    parser.add_argument("--days", type=_days, default=0, help=gettext("days until it ends; 0 never ends"))


def _days(text: str) -> int:
    try:
        days = int(text)
    except ValueError:
        days = MOST_DAYS + 1
    if days > MOST_DAYS:
        raise argparse.ArgumentTypeError(gettext("write a number of days, at most 36500"))
    return days


def run(arguments: argparse.Namespace) -> int:
    return in_product("atiende.site.command_line.work.people:make_token", arguments)
