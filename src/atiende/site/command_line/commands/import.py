"""`atiende import KIND PATH… [--from SYSTEM] [--dry-run] [--json]`: what people leave behind in other systems."""

from __future__ import annotations

import argparse

from atiende.site.command_line.database import in_product
from atiende.site.command_line.words import gettext, gettext_noop

SUMMARY = gettext_noop("Bring in cases, customers or articles of another system; nobody is answered")
KINDS = ("tickets", "customers", "articles")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "kind", choices=KINDS, metavar="KIND",
        help=gettext("what to bring in: %(kinds)s") % {"kinds": ", ".join(KINDS)},
    )  # fmt: skip
    parser.add_argument("path", nargs="+", metavar="PATH", help=gettext("files, folders or ZIP files"))
    parser.add_argument(
        "--from", dest="system", choices=("zendesk", "zammad", "csv", "json"), default="",
        help=gettext("of which system they are; by default what they look like"),
    )  # fmt: skip
    parser.add_argument(
        "--brand", metavar="NAME", help=gettext("name of the brand; by default the first one")
    )
    parser.add_argument(
        "--source",
        default="",
        metavar="NAME",
        help=gettext("keeps the ids of two accounts of one system apart"),
    )
    parser.add_argument(
        "--column",
        action="append",
        default=[],
        metavar="HEADING=COLUMN",
        help=gettext("what a heading of a table means"),
    )
    parser.add_argument(
        "--team", action="append", default=[], metavar="GROUP=TEAM",
        help=gettext("to which team here a group goes; nothing after = is none"),
    )  # fmt: skip
    parser.add_argument("--no-new-teams", action="store_true", help=gettext("make no teams that are missing"))
    parser.add_argument(
        "--problems", metavar="FILE", help=gettext("write the lines that were left out to this file")
    )
    parser.add_argument("--dry-run", action="store_true", help=gettext("read everything and write nothing"))
    parser.add_argument("--json", action="store_true", help=gettext("print the result as JSON"))


def run(arguments: argparse.Namespace) -> int:
    return in_product("atiende.site.command_line.work.imports:bring_in", arguments)
