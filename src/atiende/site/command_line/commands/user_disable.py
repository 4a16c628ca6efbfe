"""`atiende user disable --email E`."""

from __future__ import annotations

import argparse

from atiende.site.command_line.database import in_product
from atiende.site.command_line.words import gettext, gettext_noop

SUMMARY = gettext_noop("Shut a person out at once: sessions end, tokens stop")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--email", required=True, help=gettext("address of the person"))


def run(arguments: argparse.Namespace) -> int:
    return in_product("atiende.site.command_line.work.people:disable_person", arguments)
