"""Keep a customer's message in a ticket that exists, and wake it where a person wrote."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.outbox import emit
from atiende.platform.postgres.gathering import gathering
from atiende.tickets.announcing import announce_status, announce_waking, tell_watchers
from atiende.tickets.events import MessageReceived
from atiende.tickets.models import Ticket, TicketStatus
from atiende.tickets.models.state import StatusChange, enter_status, hear_customer
from atiende.tickets.models.submitting import keep_made, made_before
from atiende.tickets.models.writing import MessageRow, write_message
from atiende.tickets.queries.locked import lock_case_for
from atiende.tickets.rules.incoming import Incoming
from atiende.tickets.rules.statuses import Category
from atiende.tickets.rules.transitions import after_customer_message


@dataclass(frozen=True, slots=True)
class Received:
    """The ticket that goes on with the message: the one named, or that into which it was merged."""

    ticket_id: int
    number: int
    message_id: int
    is_reopened: bool


def receive_message(
    *, ticket_id: int, incoming: Incoming, by: Actor, at: dt.datetime, submission: uuid.UUID | None = None
) -> Received:
    """The message stays with the ticket that it names; the state of the case is the survivor's of a merge.

    A person's message takes a solved ticket, or one that waits for the customer, back to open, and one that was put
    off back among the work. The same `submission`
    again answers with the message that it made. Raises NotPermitted, NotFound, SubmissionOfAnother, and
    TicketIsClosed: then a new ticket is to be opened and linked.
    """
    if not by.is_system:
        by.require("tickets.reply")
    message = incoming.cleaned()
    with transaction.atomic(), gathering():
        made = made_before(submission, ticket_id=ticket_id, by=by, at=at)
        ticket = lock_case_for(by, ticket_id, may_be_closed=made is not None)
        if made is not None:
            return Received(ticket.pk, ticket.number, made.message_id or 0, is_reopened=False)
        was_snoozed = ticket.snoozed_until is not None
        change = _hear(ticket, message, at=at)
        message_id = write_message(
            MessageRow.received(message),
            ticket=ticket,
            named_id=ticket_id,
            entry_kind="reopened" if change and change.is_reopening else "received",
            data={"old": change.old, "new": change.new} if change else None,
            by=by,
            at=at,
        )
        keep_made(submission, ticket_id=ticket_id, message_id=message_id, by=by)
        record(
            by=by,
            verb="tickets.message_received",
            target_kind="ticket",
            target_id=ticket.pk,
            at=at,
            details={"message_id": message_id, **message.evidence},
        )
        emit(
            MessageReceived(
                ticket_id=ticket.pk,
                message_id=message_id,
                customer_id=message.customer_id,
                channel=message.channel,
                is_automatic=message.is_automatic,
            )
        )
        announce_status(change, by=by)
        if was_snoozed and ticket.snoozed_until is None:
            announce_waking(ticket.pk, why="customer", by=by, at=at)
        tell_watchers(ticket)
    return Received(ticket.pk, ticket.number, message_id, bool(change and change.is_reopening))


def _hear(ticket: Ticket, message: Incoming, *, at: dt.datetime) -> StatusChange | None:
    old = Category(ticket.category)
    new = after_customer_message(old, is_automatic=message.is_automatic or not message.may_reopen)
    change = None
    if new != old:
        change = enter_status(ticket, TicketStatus.objects.get(key=new.value), at=at)
    hear_customer(ticket, is_automatic=message.is_automatic, at=at)
    return change
