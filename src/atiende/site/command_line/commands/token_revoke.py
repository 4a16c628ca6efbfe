"""`atiende token revoke PREFIX`."""

from __future__ import annotations

import argparse

from atiende.site.command_line.database import in_product
from atiende.site.command_line.words import gettext, gettext_noop

SUMMARY = gettext_noop("Make an API token stop working")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("prefix", help=gettext("the first characters of the token, as the lists show them"))


def run(arguments: argparse.Namespace) -> int:
    return in_product("atiende.site.command_line.work.people:end_token", arguments)
