"""What `atiende mailbox …` does, in the name of the system."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import sys
from typing import Any

from django.db import transaction

from atiende.channels.actions.connect_mailbox import connect_mailbox
from atiende.channels.actions.create_mailbox import create_mailbox
from atiende.channels.queries.mailboxes import get_mailbox_for, health_of_mailbox, list_mailboxes
from atiende.channels.rules.mailbox import MailboxFields
from atiende.channels.rules.server_urls import ServerUrl, read_server_url
from atiende.kernel.actors import SYSTEM
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import InvalidInput, NotFound
from atiende.kernel.text import folded
from atiende.organisation.queries import brands_visible_to, teams_visible_to
from atiende.platform.told import words_of
from atiende.site.command_line.words import gettext, gettext_noop
from atiende.site.command_line.work.people import in_one_sentence


class UnknownBrand(NotFound):
    code = "unknown_brand"
    message = gettext_noop("There is no brand of this name.")


class UnknownTeam(NotFound):
    code = "unknown_team"
    message = gettext_noop("There is no team of this name.")


@in_one_sentence
def make_mailbox(arguments: argparse.Namespace) -> int:
    incoming, outgoing = _servers(arguments)
    fields = MailboxFields(
        name=arguments.name,
        address=arguments.address,
        brand_id=_brand(arguments.brand) if arguments.brand else None,
        team_id=_team(arguments.team) if arguments.team else None,
        is_receive_only=arguments.receive_only,
        folder=(incoming.folder if incoming else "") or "INBOX",
        first_sync_from=_day(arguments.since) if arguments.since else None,
        aliases=tuple(arguments.alias),
    )
    at = utc_now()
    with transaction.atomic():
        mailbox = create_mailbox(fields=fields, by=SYSTEM, at=at)
        connect_mailbox(
            mailbox_id=mailbox.pk,
            incoming=incoming.access if incoming else None,
            outgoing=outgoing.access if outgoing else None,
            by=SYSTEM,
            at=at,
        )
    made = _as_json(get_mailbox_for(SYSTEM, mailbox.pk))
    if arguments.json:
        sys.stdout.write(json.dumps(made, ensure_ascii=False) + "\n")
    else:
        words = gettext("Created: %(name)s, %(address)s, brand %(brand)s")
        sys.stdout.write(words % made + "\n")
    return 0


@in_one_sentence
def list_all(arguments: argparse.Namespace) -> int:
    rows = [_as_json(mailbox) for mailbox in list_mailboxes(SYSTEM)]
    if arguments.json:
        sys.stdout.write(json.dumps(rows, ensure_ascii=False) + "\n")
        return 0
    for row in rows:
        columns = [row["name"], row["address"], row["brand"], row["health"], row["last_error"]]
        sys.stdout.write("\t".join(columns).rstrip() + "\n")
    return 0


def _servers(arguments: argparse.Namespace) -> tuple[ServerUrl | None, ServerUrl | None]:
    """The password for sending is the one for reading where no other is given."""
    password = os.environ.get("ATIENDE_IMAP_PASSWORD")
    other = os.environ.get("ATIENDE_SMTP_PASSWORD")
    if arguments.password_stdin:
        password = sys.stdin.readline().rstrip("\r\n") or password
        other = sys.stdin.readline().rstrip("\r\n") or other
    incoming = read_server_url(arguments.imap, direction="in", password=password) if arguments.imap else None
    shared = incoming.access.password if incoming else password
    outgoing = None
    if arguments.smtp:
        outgoing = read_server_url(arguments.smtp, direction="out", password=other or shared)
    return incoming, outgoing


def _brand(words: str) -> int:
    for brand in brands_visible_to(SYSTEM).filter(archival=None):
        if folded(words) in {brand.folded_name, brand.slug}:
            return brand.pk
    raise UnknownBrand


def _team(words: str) -> int:
    found = teams_visible_to(SYSTEM).filter(folded_name=folded(words), archival=None).first()
    if found is None:
        raise UnknownTeam
    return found.pk


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise InvalidInput(fields={"since": gettext_noop("Write the day as YYYY-MM-DD.")}) from error


def _as_json(mailbox: Any) -> dict[str, Any]:
    reading = getattr(mailbox, "reading", None)
    servers = {access.direction: f"{access.host}:{access.port}" for access in mailbox.accesses.all()}
    return {
        "id": mailbox.pk,
        "name": mailbox.name,
        "address": mailbox.address,
        "aliases": sorted(alias.address for alias in mailbox.aliases.all()),
        "brand": mailbox.brand.name,
        "is_receive_only": mailbox.is_receive_only,
        "imap": servers.get("in"),
        "smtp": servers.get("out"),
        "health": health_of_mailbox(mailbox),
        "last_success_at": reading.last_success_at.isoformat()
        if reading and reading.last_success_at
        else None,
        "pending_on_server": reading.pending_on_server if reading else 0,
        "last_error": words_of(reading.last_error) if reading else "",
    }
