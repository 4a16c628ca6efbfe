"""`atiende backup DIR [--with-keys] [--json]`."""

from __future__ import annotations

import argparse

from atiende.site.command_line.database import in_product
from atiende.site.command_line.words import gettext, gettext_noop

SUMMARY = gettext_noop(
    "Make a backup while everybody goes on working: database, files, and keys when asked for"
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("path", metavar="DIR", help=gettext("folder of backups; each gets a folder in it"))
    parser.add_argument(
        "--with-keys",
        action="store_true",
        help=gettext(
            "the encryption keys too, under a passphrase that is asked for or read from standard input"
        ),
    )
    parser.add_argument("--json", action="store_true", help=gettext("print the result as JSON"))


def run(arguments: argparse.Namespace) -> int:
    return in_product("atiende.site.command_line.work.backup:back_up", arguments)
