"""`atiende mail import PATH… --mailbox NAME [--json]`: files through the very pipeline of a live mailbox."""

from __future__ import annotations

import argparse

from atiende.site.command_line.database import in_product
from atiende.site.command_line.words import gettext, gettext_noop

SUMMARY = gettext_noop("Take mail from files (.eml, mbox, folders) into a mailbox; nobody is answered")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("path", nargs="+", metavar="PATH", help=gettext("a file or a folder, walked whole"))
    parser.add_argument("--mailbox", required=True, metavar="NAME", help=gettext("name of the mailbox"))
    parser.add_argument("--json", action="store_true", help=gettext("one line of JSON for each message"))


def run(arguments: argparse.Namespace) -> int:
    return in_product("atiende.site.command_line.work.mail_import:import_mail", arguments)
