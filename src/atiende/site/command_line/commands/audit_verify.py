"""`atiende audit verify [--seals FILE] [--json]`: exit code 0 when the chain holds, 1 when not."""

from __future__ import annotations

import argparse
from pathlib import Path

from atiende.site.command_line.database import in_product
from atiende.site.command_line.words import gettext, gettext_noop

SUMMARY = gettext_noop("Check the seals of the audit; names the first altered entry")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--seals",
        type=Path,
        metavar="PATH",
        help=gettext("compare with seals exported earlier, too: a file, or a folder of such files"),
    )
    parser.add_argument("--json", action="store_true", help=gettext("print the result as JSON"))


def run(arguments: argparse.Namespace) -> int:
    return in_product("atiende.site.command_line.work.audit:verify_seals", arguments)
