"""`atiende setup import FILE [--dry-run] [--leave-out]`."""

from __future__ import annotations

import argparse
from pathlib import Path

from atiende.site.command_line.database import in_product
from atiende.site.command_line.words import gettext, gettext_noop

SUMMARY = gettext_noop("Take the set-up of another installation from its file")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help=gettext("the file of the set-up, JSON"))
    parser.add_argument(
        "--dry-run", action="store_true", help=gettext("only show what would be different, change nothing")
    )
    parser.add_argument(
        "--leave-out", action="store_true", help=gettext("leave out what cannot be taken, and take the rest")
    )


def run(arguments: argparse.Namespace) -> int:
    return in_product("atiende.site.command_line.work.set_up_file:take", arguments)
