"""`atiende search rebuild [--json]`."""

from __future__ import annotations

import argparse

from atiende.site.command_line.database import in_product
from atiende.site.command_line.words import gettext, gettext_noop

SUMMARY = gettext_noop("Write anew what searching reads; people can work meanwhile")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help=gettext("print the result as JSON"))


def run(arguments: argparse.Namespace) -> int:
    return in_product("atiende.site.command_line.work.search:rebuild", arguments)
