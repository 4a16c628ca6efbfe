"""`atiende restore DIR [--check] [--with-keys] [--replace] [--json]`."""

from __future__ import annotations

import argparse
import importlib

from atiende.site.command_line.words import gettext, gettext_noop

SUMMARY = gettext_noop(
    "Restore a backup into an empty installation, which then waits until somebody resumes it"
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "path", metavar="DIR", help=gettext("a backup, or a folder of backups: then the newest")
    )
    parser.add_argument(
        "--check", action="store_true", help=gettext("only read the backup and compare it with its sums")
    )
    parser.add_argument(
        "--with-keys",
        action="store_true",
        help=gettext("the encryption keys too; their passphrase is asked for or read from standard input"),
    )
    parser.add_argument(
        "--replace",
        action="store_true",
        help=gettext("take the place of the data that is there, after the name of the backup was typed"),
    )
    parser.add_argument("--json", action="store_true", help=gettext("print the result as JSON"))


def run(arguments: argparse.Namespace) -> int:
    work = importlib.import_module("atiende.site.restoring.command")
    return int(work.check(arguments) if arguments.check else work.restore(arguments))
