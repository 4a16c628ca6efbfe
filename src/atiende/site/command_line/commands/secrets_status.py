"""`atiende secrets status`."""

from __future__ import annotations

import argparse

from atiende.site.command_line.database import in_product
from atiende.site.command_line.words import gettext, gettext_noop

SUMMARY = gettext_noop("Show which keys protect how many stored secrets")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help=gettext("as JSON, for programs"))


def run(arguments: argparse.Namespace) -> int:
    return in_product("atiende.site.command_line.work.secrets:show_status", arguments)
