"""`atiende migrate [--json]`: brings the tables to what this version wants, once for all nodes."""

from __future__ import annotations

import argparse
import importlib
import json
import sys

from atiende.site.command_line.database import with_database
from atiende.site.command_line.words import gettext, gettext_noop, ngettext

SUMMARY = gettext_noop("Bring the tables to what this version wants, once, before its nodes start")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help=gettext("print the result as JSON"))


def run(arguments: argparse.Namespace) -> int:
    with with_database(migrate=False):
        applied: list[str] = importlib.import_module("atiende.site.schema").apply_pending()
    if arguments.json:
        sys.stdout.write(json.dumps({"applied": applied}) + "\n")
    elif not applied:
        sys.stdout.write(gettext("The tables are up to date.") + "\n")
    else:
        said = ngettext("%(count)s migration applied.", "%(count)s migrations applied.", len(applied))
        sys.stdout.write(said % {"count": len(applied)} + "\n")
    return 0
