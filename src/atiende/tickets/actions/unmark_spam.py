"""Take a ticket back from among the unwanted: it was meant for us."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.outbox import emit
from atiende.tickets.announcing import tell_watchers
from atiende.tickets.events import TicketChanged
from atiende.tickets.models import Ticket
from atiende.tickets.models.state import save_change
from atiende.tickets.models.writing import write_entry
from atiende.tickets.queries.locked import lock_ticket_for
from atiende.tickets.rules.handling import require_handling


def unmark_spam(*, ticket_id: int, by: Actor, at: dt.datetime) -> Ticket:
    """Its status stays; lists show it again. Doing it again changes nothing.

    Raises NotPermitted, NotFound and TicketIsMerged.
    """
    with transaction.atomic():
        ticket = lock_ticket_for(by, ticket_id, may_be_closed=True)
        require_handling(by, assignee_id=ticket.assignee_id)
        if ticket.is_spam is False:
            return ticket
        ticket.is_spam = False
        save_change(ticket, "is_spam", at=at)
        write_entry(ticket_id, "unmarked_spam", by=by, at=at)
        record(
            by=by,
            verb="tickets.unmarked_spam",
            target_kind="ticket",
            target_id=ticket_id,
            fields=["is_spam"],
            at=at,
        )
        emit(TicketChanged(ticket_id=ticket_id, fields="is_spam", by=by.id))
        tell_watchers(ticket)
        return ticket
