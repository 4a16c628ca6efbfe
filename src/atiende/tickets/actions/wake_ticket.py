"""Take a ticket that was put off back among the work: by hand, or because its time or what it waited for has come."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.tickets.announcing import announce_waking, tell_watchers
from atiende.tickets.models import SnoozeEvent, Ticket
from atiende.tickets.models.state import save_change
from atiende.tickets.queries.locked import lock_ticket_for
from atiende.tickets.rules.handling import require_handling


def wake_ticket(*, ticket_id: int, by: Actor, at: dt.datetime, why: str = "") -> Ticket:
    """One that is at hand stays as it is; the system wakes only what is due, for somebody may have put it off anew.

    `why`: case or order, when what it waited for has happened. Raises NotPermitted, NotFound and TicketIsMerged.
    """
    with transaction.atomic():
        ticket = lock_ticket_for(by, ticket_id, may_be_closed=True)
        if not by.is_system:
            require_handling(by, assignee_id=ticket.assignee_id)
        is_early = by.is_system and not (why and ticket.snoozed_for == why)
        if ticket.snoozed_until is None or (is_early and ticket.snoozed_until > at):
            return ticket
        ticket.snoozed_until, ticket.snoozed_for = None, ""
        SnoozeEvent.objects.filter(pk=ticket_id).delete()
        save_change(ticket, "snoozed_until", "snoozed_for", at=at)
        record(
            by=by,
            verb="tickets.ticket_woken",
            target_kind="ticket",
            target_id=ticket_id,
            fields=["snoozed_until"],
            at=at,
        )
        announce_waking(ticket_id, why=why or ("time" if by.is_system else "person"), by=by, at=at)
        tell_watchers(ticket)
        return ticket
