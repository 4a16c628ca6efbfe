"""`atiende mailbox create NAME --address A [--receive-only] [--imap URL] [--smtp URL]`."""

from __future__ import annotations

import argparse

from atiende.site.command_line.database import in_product
from atiende.site.command_line.words import gettext, gettext_noop

SUMMARY = gettext_noop("Create a mailbox; without servers it only takes imports")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", help=gettext("how the mailbox is called"))
    parser.add_argument("--address", required=True, help=gettext("mail address of the mailbox"))
    parser.add_argument(
        "--alias", action="append", default=[], help=gettext("another address of the mailbox")
    )
    parser.add_argument("--receive-only", action="store_true", help=gettext("it never sends anything"))
    parser.add_argument(
        "--imap",
        help=gettext("server to read from: imaps://USER@HOST:PORT/FOLDER, imap+starttls://… or imap://…"),
    )
    parser.add_argument(
        "--smtp", help=gettext("server to send by: smtps://USER@HOST:PORT, smtp+starttls://… or smtp://…")
    )
    parser.add_argument(
        "--password-stdin",
        action="store_true",
        help=gettext(
            "read the password from standard input: a line for --imap, then one for --smtp where it differs; "
            "or set ATIENDE_IMAP_PASSWORD and ATIENDE_SMTP_PASSWORD"
        ),
    )
    parser.add_argument(
        "--since", metavar="YYYY-MM-DD", help=gettext("leave alone what arrived before this day")
    )
    parser.add_argument("--brand", help=gettext("name or short name of the brand; otherwise the default one"))
    parser.add_argument("--team", help=gettext("name of the team that gets its cases"))
    parser.add_argument("--json", action="store_true", help=gettext("print the result as JSON"))


def run(arguments: argparse.Namespace) -> int:
    return in_product("atiende.site.command_line.work.mailboxes:make_mailbox", arguments)
