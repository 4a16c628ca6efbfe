"""`atiende outbox skip --event N --handler H`: leave a failed delivery out."""

from __future__ import annotations

import argparse

from atiende.site.command_line.database import in_product
from atiende.site.command_line.words import gettext, gettext_noop

SUMMARY = gettext_noop("Leave a failed delivery out, so that what waits behind it follows")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--event", type=int, required=True, metavar="N", help=gettext("as shown by: atiende outbox stuck")
    )
    parser.add_argument("--handler", required=True, help=gettext("as shown by: atiende outbox stuck"))


def run(arguments: argparse.Namespace) -> int:
    return in_product("atiende.site.command_line.work.outbox:skip", arguments)
