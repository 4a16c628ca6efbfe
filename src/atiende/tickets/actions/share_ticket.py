"""Show a ticket to one person or one team beyond its own."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import SYSTEM, Actor
from atiende.kernel.refusals import InvalidInput
from atiende.organisation.queries import agents_visible_to
from atiende.platform.audit import record
from atiende.platform.outbox import emit
from atiende.tickets.announcing import tell_watchers
from atiende.tickets.errors import ONE_OR_THE_OTHER, UNKNOWN_AGENT
from atiende.tickets.events import TicketShared
from atiende.tickets.models import TicketShare
from atiende.tickets.models.searching_again import follow_case
from atiende.tickets.models.writing import write_entry
from atiende.tickets.queries.assignable import require_team
from atiende.tickets.queries.locked import lock_ticket_for
from atiende.tickets.rules.handling import require_handling


def share_ticket(
    *, ticket_id: int, agent_id: int | None = None, team_id: int | None = None, by: Actor, at: dt.datetime
) -> TicketShare:
    """Across teams and brands, by name. Sharing it again changes nothing.

    Raises NotPermitted, NotFound, InvalidInput and TicketIsMerged.
    """
    if (agent_id is None) == (team_id is None):
        raise InvalidInput(fields={"agent_id": ONE_OR_THE_OTHER})
    with transaction.atomic():
        ticket = lock_ticket_for(by, ticket_id, may_be_closed=True)
        require_handling(by, assignee_id=ticket.assignee_id)
        if team_id is not None:
            require_team(team_id)
        elif not agents_visible_to(SYSTEM).filter(pk=agent_id, user__is_active=True).exists():
            raise InvalidInput(fields={"agent_id": UNKNOWN_AGENT})
        whom = {"team_id": team_id} if team_id is not None else {"agent_id": agent_id or 0}
        share, is_new = TicketShare.objects.get_or_create(
            ticket_id=ticket_id, **whom, defaults={"made_at": at, "made_by_id": by.id}
        )
        if is_new:
            data = {"agent_id": agent_id or 0, "team_id": team_id or 0}
            write_entry(ticket_id, "shared", by=by, at=at, data=data)
            record(
                by=by,
                verb="tickets.ticket_shared",
                target_kind="ticket",
                target_id=ticket_id,
                at=at,
                details=data,
            )
            follow_case(ticket_id)
            emit(TicketShared(ticket_id=ticket_id, agent_id=agent_id, team_id=team_id, by=by.id))
            tell_watchers(ticket)
        return share
