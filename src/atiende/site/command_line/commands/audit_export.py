"""`atiende audit export FILE`: the seals of the audit, to be kept elsewhere."""

from __future__ import annotations

import argparse
from pathlib import Path

from atiende.site.command_line.database import in_product
from atiende.site.command_line.words import gettext, gettext_noop

SUMMARY = gettext_noop("Write the seals of the audit to a file, to be kept elsewhere")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help=gettext("file to write, a line per seal"))


def run(arguments: argparse.Namespace) -> int:
    return in_product("atiende.site.command_line.work.audit:export", arguments)
