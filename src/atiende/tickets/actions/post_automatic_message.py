"""Have the program itself write to a customer: an acknowledgement, a reminder, a survey."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput, NotPermitted
from atiende.platform.audit import record
from atiende.platform.outbox import emit
from atiende.tickets.announcing import tell_watchers
from atiende.tickets.errors import NOT_IN_THIS_CASE
from atiende.tickets.events import MessageQueued
from atiende.tickets.models.writing import MessageRow, write_message
from atiende.tickets.queries.locked import lock_case_for
from atiende.tickets.queries.participants import parts_of
from atiende.tickets.rules.addresses import normal_address
from atiende.tickets.rules.cleaning import SUBJECT_LIMIT, clean_line, problems_of_text
from atiende.tickets.rules.formatting import written
from atiende.tickets.rules.incoming import NewRecipient
from atiende.tickets.rules.reply import FORMER


def post_automatic_message(
    *,
    ticket_id: int,
    subject: str,
    text: str,
    html: str = "",
    to: str,
    channel: str = "",
    by: Actor,
    at: dt.datetime,
) -> int:
    """The message's id. It moves no clock: the customer waits on. `to` takes part in the ticket named.

    `channel` empty: the ticket's. Only the system does this. Raises NotPermitted, NotFound and InvalidInput.
    """
    if not by.is_system:
        raise NotPermitted
    words, address = written(text, html), normal_address(to)
    if problems := problems_of_text(words.text, words.html):
        raise InvalidInput(fields=problems)
    with transaction.atomic():
        ticket = lock_case_for(by, ticket_id, may_be_closed=True)
        present = {part.address for part in parts_of(ticket_id) if part.role != FORMER}
        if not address or address not in present:
            raise InvalidInput(fields={"to": NOT_IN_THIS_CASE})
        ticket.last_message_at = max(ticket.last_message_at, at)
        message = MessageRow(
            kind="outgoing",
            channel=channel or ticket.channel,
            author_id=by.id,
            author_label=clean_line(by.label),
            is_automatic=True,
            subject=clean_line(subject, limit=SUBJECT_LIMIT),
            text=words.text,
            html=words.html,
            language=ticket.language,
            delivery="queued",
            recipients=(NewRecipient(role="to", address=address),),
        )
        message_id = write_message(
            message, ticket=ticket, named_id=ticket_id, entry_kind="automatic", by=by, at=at
        )
        record(
            by=by,
            verb="tickets.automatic_message_posted",
            target_kind="ticket",
            target_id=ticket_id,
            at=at,
            details={"message_id": message_id},
        )
        emit(
            MessageQueued(
                ticket_id=ticket_id,
                message_id=message_id,
                channel=message.channel,
                is_automatic=True,
                by=by.id,
            )
        )
        tell_watchers(ticket)
    return message_id
