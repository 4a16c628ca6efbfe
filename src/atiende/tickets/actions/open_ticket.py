"""Open a ticket with the first message of a customer. On the path of every new case: one statement writes it all."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput, NotPermitted
from atiende.platform.audit import record
from atiende.platform.outbox import emit
from atiende.platform.postgres.gathering import gathering
from atiende.tickets.announcing import tell_watchers
from atiende.tickets.errors import UNKNOWN_PRIORITY
from atiende.tickets.events import TicketOpened
from atiende.tickets.models import Submission, Ticket
from atiende.tickets.models.submitting import keep_made, made_before
from atiende.tickets.models.writing import MessageRow, write_ticket
from atiende.tickets.rules.cleaning import SUBJECT_LIMIT, clean_line
from atiende.tickets.rules.incoming import Opening
from atiende.tickets.rules.participation import participants_of


@dataclass(frozen=True, slots=True)
class Opened:
    """What was made; `number` is what people read. `is_repeated`: it was made before, by the same submission.

    `ticket` as it was written, without what it belongs to; None when it was made before.
    """

    ticket_id: int
    number: int
    message_id: int
    is_repeated: bool = False
    ticket: Ticket | None = None


def open_ticket(
    *, opening: Opening, by: Actor, at: dt.datetime, submission: uuid.UUID | None = None
) -> Opened:
    """A new ticket in status new. Channels do it for the system; staff who reply, in a brand that they serve.

    The same `submission` again answers with the ticket that it made. Raises NotPermitted and InvalidInput.
    """
    if not by.is_system:
        by.require("tickets.reply")
        if not by.serves(opening.brand_id):
            raise NotPermitted
    if opening.priority not in Ticket.Priority.values:
        raise InvalidInput(fields={"priority": UNKNOWN_PRIORITY})
    message = opening.message.cleaned()
    human_at = None if message.is_automatic else at
    ticket = Ticket(
        brand_id=opening.brand_id,
        team_id=opening.team_id,
        customer_id=opening.customer_id,
        subject=clean_line(opening.subject, limit=SUBJECT_LIMIT),
        priority=opening.priority,
        channel=opening.channel,
        language=clean_line(opening.language, limit=10),
        time_zone=opening.time_zone,
        opened_at=at,
        updated_at=at,
        last_message_at=at,
        last_customer_message_at=human_at,
        waiting_since=human_at,
    )
    with transaction.atomic(savepoint=False), gathering():
        if made := made_before(submission, by=by, at=at):
            return _made(made)
        number, message_id = write_ticket(
            ticket,
            status_key="new",
            participants=participants_of(opening.customer_id, opening.address, opening.copied),
            message=MessageRow.received(message),
            by=by,
            at=at,
        )
        keep_made(submission, ticket_id=ticket.pk, message_id=message_id, by=by)
        record(
            by=by,
            verb="tickets.ticket_opened",
            target_kind="ticket",
            target_id=ticket.pk,
            at=at,
            details=message.evidence,
        )
        emit(
            TicketOpened(
                ticket_id=ticket.pk,
                message_id=message_id,
                customer_id=opening.customer_id,
                brand_id=opening.brand_id,
                channel=opening.channel,
                is_automatic=message.is_automatic,
                opened_by=by.id,
            )
        )
        tell_watchers(ticket)
    return Opened(ticket.pk, number, message_id, ticket=ticket)


def _made(made: Submission) -> Opened:
    number = Ticket.objects.values_list("number", flat=True).get(pk=made.ticket_id or 0)
    return Opened(made.ticket_id or 0, number, made.message_id or 0, is_repeated=True)
