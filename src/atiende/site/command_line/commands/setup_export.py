"""`atiende setup export FILE`."""

from __future__ import annotations

import argparse
from pathlib import Path

from atiende.site.command_line.database import in_product
from atiende.site.command_line.words import gettext, gettext_noop

SUMMARY = gettext_noop("Write the set-up of the company to a file")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help=gettext("the file of the set-up, JSON"))


def run(arguments: argparse.Namespace) -> int:
    return in_product("atiende.site.command_line.work.set_up_file:export", arguments)
