"""Answers by mail to mails of ours: the address that they go to. Who carries mail says which mailbox a case has."""

from __future__ import annotations

import base64
import datetime as dt
import secrets
from typing import Final

from atiende.notifications.models import NoteAddress
from atiende.notifications.queries.answer_mailboxes import mailbox_of_case

MARK: Final = "n"
"""Behind the plus of an address: soporte+n… is answered with a note, soporte+c… by a customer."""


def note_address(*, person_id: int, ticket_id: int, at: dt.datetime) -> str:
    """Where this person answers about this case; empty when no mailbox takes it."""
    mailbox = mailbox_of_case(ticket_id)
    if not mailbox:
        return ""
    row, _ = NoteAddress.objects.get_or_create(
        person_id=person_id, ticket_id=ticket_id, defaults={"token": _new_token(), "made_at": at}
    )
    local, _, domain = mailbox.rpartition("@")
    return f"{local}+{MARK}{row.token}@{domain}"


def _new_token() -> str:
    """104 random bits, the same in upper and lower case."""
    return base64.b32encode(secrets.token_bytes(13)).decode().lower()[:20]
