"""`atiende token create --user E --scope S…`, which prints the token once, alone on its line."""

from __future__ import annotations

import argparse

from atiende.identity.rules.scopes import SCOPES
from atiende.site.command_line.database import in_product
from atiende.site.command_line.words import gettext, gettext_noop

SUMMARY = gettext_noop("Create an API token of a person and print it once")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--user", required=True, help=gettext("address of the person"))
    parser.add_argument("--scope", required=True, nargs="+", action="extend", help=", ".join(SCOPES))
    parser.add_argument("--name", default="atiende token create", help=gettext("what it is for"))
    parser.add_argument("--days", type=int, default=0, help=gettext("days until it ends; 0 never ends"))


def run(arguments: argparse.Namespace) -> int:
    return in_product("atiende.site.command_line.work.people:make_token", arguments)
