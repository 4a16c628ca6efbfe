"""`atiende demo load [--json]`."""

from __future__ import annotations

import argparse

from atiende.site.command_line.database import in_product
from atiende.site.command_line.words import gettext, gettext_noop

SUMMARY = gettext_noop("Load the demonstration company, marked as such; nothing of it is sent to anybody")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--unless-loaded", action="store_true", help=gettext("do nothing when it is loaded already")
    )
    parser.add_argument("--json", action="store_true", help=gettext("print the result as JSON"))


def run(arguments: argparse.Namespace) -> int:
    return in_product("atiende.site.command_line.work.demo:load", arguments)
