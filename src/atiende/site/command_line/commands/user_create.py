"""`atiende user create --email E --name N --role R`, the password on standard input."""

from __future__ import annotations

import argparse

from atiende.site.command_line.database import in_product
from atiende.site.command_line.words import gettext, gettext_noop

SUMMARY = gettext_noop("Create a person; the password is read from standard input")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--email", required=True, help=gettext("address to sign in with"))
    parser.add_argument("--name", required=True, help=gettext("how the person is called"))
    parser.add_argument(
        "--role",
        required=True,
        action="append",
        help=gettext("administrator, supervisor, agent, light_agent, auditor or one of your own"),
    )
    parser.add_argument("--language", default="", help=gettext("es or en; by default the company's"))


def run(arguments: argparse.Namespace) -> int:
    return in_product("atiende.site.command_line.work.people:create_person", arguments)
