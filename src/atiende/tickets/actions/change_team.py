"""Give a ticket to another team, or to none."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.outbox import emit
from atiende.tickets.announcing import tell_watchers
from atiende.tickets.events import TicketAssigned, TicketTeamChanged
from atiende.tickets.models import Ticket
from atiende.tickets.models.state import save_change
from atiende.tickets.models.writing import write_entry
from atiende.tickets.queries.assignable import is_in_team, require_team
from atiende.tickets.queries.handing_over import require_summary
from atiende.tickets.queries.locked import lock_ticket_for
from atiende.tickets.rules.handling import require_handling
from atiende.tickets.rules.meanwhile import require_as_shown


def change_team(
    *,
    ticket_id: int,
    team_id: int | None,
    by: Actor,
    at: dt.datetime,
    shown: str | None = None,
    has_summary: bool = False,
) -> Ticket:
    """Who had it in hand lets go of it, unless they belong to the new team. The same team again changes nothing.

    `shown`: the team on the page where this was chosen. Raises NotPermitted, NotFound, InvalidInput,
    ChangedMeanwhile, SummaryNeeded (unless it `has_summary`), TicketIsClosed and TicketIsMerged.
    """
    with transaction.atomic():
        ticket = lock_ticket_for(by, ticket_id)
        require_as_shown(ticket.team_id, shown=shown, wanted=team_id)
        require_handling(by, assignee_id=ticket.assignee_id)
        old_id, agent_id = ticket.team_id, ticket.assignee_id
        if team_id == old_id:
            return ticket
        require_summary(by, ticket, has_summary=has_summary)
        if team_id is not None:
            require_team(team_id, brand_id=ticket.brand_id)
            if agent_id is not None and not is_in_team(agent_id, team_id):
                ticket.assignee_id = None
        ticket.team_id = team_id
        save_change(ticket, "team", "assignee", at=at)
        write_entry(ticket_id, "team_changed", by=by, at=at, data={"old": old_id, "new": team_id})
        record(
            by=by,
            verb="tickets.team_changed",
            target_kind="ticket",
            target_id=ticket_id,
            fields=["team"] if ticket.assignee_id == agent_id else ["team", "assignee"],
            at=at,
            details={"team_id": team_id or 0},
        )
        emit(TicketTeamChanged(ticket_id=ticket_id, old_team_id=old_id, team_id=team_id, by=by.id))
        if ticket.assignee_id != agent_id:
            emit(TicketAssigned(ticket_id=ticket_id, old_agent_id=agent_id, agent_id=None, by=by.id))
        tell_watchers(ticket)
        return ticket
