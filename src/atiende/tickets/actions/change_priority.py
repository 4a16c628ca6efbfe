"""Say how much a ticket matters."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput
from atiende.platform.audit import record
from atiende.platform.outbox import emit
from atiende.tickets.announcing import tell_watchers
from atiende.tickets.errors import UNKNOWN_PRIORITY
from atiende.tickets.events import TicketPriorityChanged
from atiende.tickets.models import Ticket
from atiende.tickets.models.state import save_change
from atiende.tickets.models.writing import write_entry
from atiende.tickets.queries.locked import lock_ticket_for
from atiende.tickets.rules.meanwhile import require_as_shown


def change_priority(
    *, ticket_id: int, priority: int, by: Actor, at: dt.datetime, shown: str | None = None
) -> Ticket:
    """1 low, 2 normal, 3 high, 4 urgent; the same again changes nothing.

    `shown`: the priority on the page where this was chosen. Raises NotPermitted, NotFound, InvalidInput,
    ChangedMeanwhile, TicketIsClosed and TicketIsMerged.
    """
    by.require("tickets.reply")
    if priority not in Ticket.Priority.values:
        raise InvalidInput(fields={"priority": UNKNOWN_PRIORITY})
    with transaction.atomic():
        ticket = lock_ticket_for(by, ticket_id)
        old = ticket.priority
        require_as_shown(old, shown=shown, wanted=priority)
        if priority == old:
            return ticket
        ticket.priority = priority
        save_change(ticket, "priority", at=at)
        write_entry(ticket_id, "priority_changed", by=by, at=at, data={"old": old, "new": priority})
        record(
            by=by,
            verb="tickets.priority_changed",
            target_kind="ticket",
            target_id=ticket_id,
            fields=["priority"],
            at=at,
            details={"priority": int(priority)},
        )
        emit(TicketPriorityChanged(ticket_id=ticket_id, old=old, new=priority, by=by.id))
        tell_watchers(ticket)
        return ticket
