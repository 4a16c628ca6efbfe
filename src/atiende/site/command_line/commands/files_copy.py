"""`atiende files copy FROM [--json]`."""

from __future__ import annotations

import argparse

from atiende.site.command_line.database import in_product
from atiende.site.command_line.words import gettext, gettext_noop

SUMMARY = gettext_noop("Bring the files of another folder or S3 store into the one of ATIENDE_FILES")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("source", help=gettext("a folder of files, or s3://BUCKET/PREFIX?endpoint=…"))
    parser.add_argument("--json", action="store_true", help=gettext("print the result as JSON"))


def run(arguments: argparse.Namespace) -> int:
    return in_product("atiende.site.command_line.work.files:copy", arguments)
