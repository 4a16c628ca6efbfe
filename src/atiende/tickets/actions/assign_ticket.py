"""Give a ticket to an agent, or to nobody."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.outbox import emit
from atiende.tickets.announcing import tell_watchers
from atiende.tickets.events import TicketAssigned
from atiende.tickets.models import Ticket
from atiende.tickets.models.state import save_change
from atiende.tickets.models.writing import write_entry
from atiende.tickets.queries.assignable import require_assignable
from atiende.tickets.queries.handing_over import require_summary
from atiende.tickets.queries.locked import lock_ticket_for
from atiende.tickets.rules.handling import require_handling
from atiende.tickets.rules.meanwhile import require_as_shown


def assign_ticket(
    *,
    ticket_id: int,
    agent_id: int | None,
    by: Actor,
    at: dt.datetime,
    shown: str | None = None,
    has_summary: bool = False,
) -> Ticket:
    """Giving it to who has it changes nothing. A colleague's ticket is given away by those who manage tickets.

    `shown`: who had it on the page where this was chosen. Raises NotPermitted, NotFound, InvalidInput,
    ChangedMeanwhile, SummaryNeeded (unless it `has_summary`), TicketIsClosed and TicketIsMerged.
    """
    with transaction.atomic():
        ticket = lock_ticket_for(by, ticket_id)
        require_as_shown(ticket.assignee_id, shown=shown, wanted=agent_id)
        require_handling(by, assignee_id=ticket.assignee_id)
        old_id = ticket.assignee_id
        if agent_id == old_id:
            return ticket
        require_summary(by, ticket, has_summary=has_summary or agent_id is None)
        if agent_id is not None:
            require_assignable(agent_id, brand_id=ticket.brand_id)
        ticket.assignee_id = agent_id
        save_change(ticket, "assignee", at=at)
        write_entry(ticket_id, "assigned", by=by, at=at, data={"old": old_id, "new": agent_id})
        record(
            by=by,
            verb="tickets.ticket_assigned",
            target_kind="ticket",
            target_id=ticket_id,
            fields=["assignee"],
            at=at,
            details={"agent_id": agent_id or 0},
        )
        emit(TicketAssigned(ticket_id=ticket_id, old_agent_id=old_id, agent_id=agent_id, by=by.id))
        tell_watchers(ticket)
        return ticket
