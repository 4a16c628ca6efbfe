"""Take a ticket that was put off back among the work: by hand, or because its time has come."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.tickets.announcing import announce_waking, tell_watchers
from atiende.tickets.models import Ticket
from atiende.tickets.models.state import save_change
from atiende.tickets.queries.locked import lock_ticket_for
from atiende.tickets.rules.handling import require_handling


def wake_ticket(*, ticket_id: int, by: Actor, at: dt.datetime) -> Ticket:
    """One that is at hand stays as it is; the system wakes only what is due, for somebody may have put it off anew.

    Raises NotPermitted, NotFound and TicketIsMerged.
    """
    with transaction.atomic():
        ticket = lock_ticket_for(by, ticket_id, may_be_closed=True)
        if not by.is_system:
            require_handling(by, assignee_id=ticket.assignee_id)
        if ticket.snoozed_until is None or (by.is_system and ticket.snoozed_until > at):
            return ticket
        ticket.snoozed_until = None
        save_change(ticket, "snoozed_until", at=at)
        record(
            by=by,
            verb="tickets.ticket_woken",
            target_kind="ticket",
            target_id=ticket_id,
            fields=["snoozed_until"],
            at=at,
        )
        announce_waking(ticket_id, why="time" if by.is_system else "person", by=by, at=at)
        tell_watchers(ticket)
        return ticket
