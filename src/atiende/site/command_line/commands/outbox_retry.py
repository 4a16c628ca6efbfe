"""`atiende outbox retry --aggregate A --handler H`: try a lane that failed again, at once."""

from __future__ import annotations

import argparse

from atiende.site.command_line.database import in_product
from atiende.site.command_line.words import gettext, gettext_noop

SUMMARY = gettext_noop("Try the failed delivery of a lane again at once")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--aggregate", required=True, help=gettext("as shown by: atiende outbox stuck"))
    parser.add_argument("--handler", required=True, help=gettext("as shown by: atiende outbox stuck"))


def run(arguments: argparse.Namespace) -> int:
    return in_product("atiende.site.command_line.work.outbox:retry", arguments)
