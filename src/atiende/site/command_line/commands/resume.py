"""`atiende resume [--reading]`: what the console's page does, for who cannot sign in."""

from __future__ import annotations

import argparse

from atiende.site.command_line.database import in_product
from atiende.site.command_line.words import gettext, gettext_noop

SUMMARY = gettext_noop(
    "Let a restored installation act again: read mail, send what waits, go on with its clocks"
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--reading", action="store_true", help=gettext("only read mailboxes; nothing is sent yet")
    )


def run(arguments: argparse.Namespace) -> int:
    return in_product("atiende.site.command_line.work.backup:resume", arguments)
