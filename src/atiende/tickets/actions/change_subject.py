"""Give a ticket another subject."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput
from atiende.platform.audit import record
from atiende.platform.outbox import emit
from atiende.tickets.announcing import tell_watchers
from atiende.tickets.events import TicketChanged
from atiende.tickets.models import Ticket
from atiende.tickets.models.state import save_change
from atiende.tickets.models.writing import write_entry
from atiende.tickets.queries.locked import lock_ticket_for
from atiende.tickets.rules.cleaning import SUBJECT_LIMIT, TEXT_MISSING, clean_line


def change_subject(*, ticket_id: int, subject: str, by: Actor, at: dt.datetime) -> Ticket:
    """One line of at most 300 characters; the same again changes nothing. What messages were called stays.

    Raises NotPermitted, NotFound, InvalidInput, TicketIsClosed and TicketIsMerged.
    """
    by.require("tickets.reply")
    line = clean_line(subject, limit=SUBJECT_LIMIT)
    if not line:
        raise InvalidInput(fields={"subject": TEXT_MISSING})
    with transaction.atomic():
        ticket = lock_ticket_for(by, ticket_id)
        if line == ticket.subject:
            return ticket
        ticket.subject = line
        save_change(ticket, "subject", at=at)
        write_entry(ticket_id, "subject_changed", by=by, at=at)
        record(
            by=by,
            verb="tickets.subject_changed",
            target_kind="ticket",
            target_id=ticket_id,
            fields=["subject"],
            at=at,
        )
        emit(TicketChanged(ticket_id=ticket_id, fields="subject", by=by.id))
        tell_watchers(ticket)
        return ticket
