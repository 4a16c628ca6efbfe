"""Answers of staff to our own mails: they become notes, or nothing. They never become what a customer reads."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import transaction

from atiende.channels.intake.files import stored_attachments
from atiende.channels.intake.writer import address_of_writer
from atiende.channels.rules.mail.authentication import authentication_of, is_forged
from atiende.channels.rules.mail.threading import note_tokens_in
from atiende.channels.rules.mail.understanding import UnderstoodMail
from atiende.kernel.refusals import Refusal
from atiende.notifications.queries import note_writer
from atiende.tickets.actions.add_note import add_note


@dataclass(frozen=True, slots=True)
class Noted:
    """What became of a mail that was written to such an address; without a case where it is nobody's note."""

    ticket_id: int | None = None
    message_id: int | None = None


def take_note(
    understood: UnderstoodMail, *, own_addresses: frozenset[str], trusted_authserv_id: str, at: dt.datetime
) -> Noted | None:
    """None for a mail that was written to no such address. Whatever else such a mail says is not listened to.

    It counts when a person sends it from the address that the token belongs to, the domain does not disown it, and
    they see the case and may write notes; else it stays kept with its mailbox.
    """
    tokens = note_tokens_in(understood.mail)
    if not tokens:
        return None
    if understood.verdict.is_automatic or understood.verdict.kind != "message":
        return Noted()
    writer = address_of_writer(understood.mail, own_addresses=own_addresses)
    found = note_writer(tokens[0], address=writer.email if writer else "")
    if found is None or is_forged(authentication_of(understood.mail, trusted_authserv_id)):
        return Noted()
    try:
        with transaction.atomic():
            note_id = add_note(
                ticket_id=found.ticket_id,
                text=understood.split.visible_text,
                attachments=stored_attachments(understood.mail),
                by=found.actor,
                at=at,
            )
    except Refusal:
        return Noted()
    return Noted(found.ticket_id, note_id)
