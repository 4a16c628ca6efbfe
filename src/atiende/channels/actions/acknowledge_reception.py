"""Tell a customer that their mail arrived, at most once for a case and seldom for an address."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.channels.models import AutomaticAnswer, RawMail
from atiende.channels.queries.acknowledgements import acknowledgement_of
from atiende.channels.queries.own_addresses import mailboxes_by_address
from atiende.channels.rules.mail.own import plain_address
from atiende.kernel.actors import Actor
from atiende.tickets.actions.post_automatic_message import post_automatic_message
from atiende.tickets.queries import requester_of

MOST_A_DAY = 3
"""Automatic answers to one address in 24 hours: two systems that answer each other fall silent."""

_DAY = dt.timedelta(days=1)


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
        if requester is None or not _may_answer(requester.address, ticket_id, at):
            return None
        words = acknowledgement_of(raw_mail.mailbox, number=requester.number, subject=requester.subject)
        AutomaticAnswer.objects.create(address=requester.address, ticket_id=ticket_id, at=at)
        return post_automatic_message(
            ticket_id=ticket_id, subject=words.subject, text=words.text, to=requester.address, by=by, at=at
        )


def _may_answer(address: str, ticket_id: int, at: dt.datetime) -> bool:
    if not address or plain_address(address) in mailboxes_by_address():
        return False
    answers = AutomaticAnswer.objects.filter(address=address)
    if answers.filter(ticket_id=ticket_id).exists():
        return False
    return answers.filter(at__gt=at - _DAY).count() < MOST_A_DAY
