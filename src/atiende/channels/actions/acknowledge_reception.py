"""Tell a customer that their mail arrived, at most once for a case and seldom for an address."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.channels.intake.restraint import may_answer_by_itself
from atiende.channels.models import AutomaticAnswer, RawMail
from atiende.channels.queries.acknowledgements import acknowledgement_of
from atiende.kernel.actors import Actor
from atiende.tickets.actions.post_automatic_message import post_automatic_message
from atiende.tickets.queries import requester_of


def acknowledge_reception(*, ticket_id: int, message_id: int, by: Actor, at: dt.datetime) -> int | None:
    """The id of the message queued.

    None when the mailbox does not acknowledge, the mail is old or was imported, the address is ours or had enough
    automatic answers. Raises NotPermitted.
    """
    by.require("tickets.reply")
    rows = RawMail.objects.select_related("mailbox__brand")
    raw_mail = rows.filter(message_id=message_id, ticket_id=ticket_id, is_historic=False).first()
    if raw_mail is None or not raw_mail.mailbox.is_acknowledging or raw_mail.mailbox.is_receive_only:
        return None
    with transaction.atomic():
        requester = requester_of(ticket_id)
        if requester is None or not may_answer_by_itself(requester.address, ticket_id, at=at):
            return None
        words = acknowledgement_of(raw_mail.mailbox, number=requester.number, subject=requester.subject)
        AutomaticAnswer.objects.create(address=requester.address, ticket_id=ticket_id, at=at)
        return post_automatic_message(
            ticket_id=ticket_id, subject=words.subject, text=words.text, to=requester.address, by=by, at=at
        )
