"""`atiende customer export ID DIR`."""

from __future__ import annotations

import argparse
from pathlib import Path

from atiende.site.command_line.database import in_product
from atiende.site.command_line.words import gettext, gettext_noop

SUMMARY = gettext_noop("Write all that is held on a customer into an empty or new folder")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("customer_id", type=int, metavar="ID", help=gettext("number of the customer"))
    parser.add_argument(
        "folder", type=Path, metavar="DIR", help=gettext("where data.json, index.html and the files go")
    )
    parser.add_argument("--json", action="store_true", help=gettext("print the result as JSON"))


def run(arguments: argparse.Namespace) -> int:
    return in_product("atiende.site.command_line.work.customers:export", arguments)
