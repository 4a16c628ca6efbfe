"""Show a ticket no longer to somebody beyond its team."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.live import revalidate, revalidate_everybody
from atiende.platform.outbox import emit
from atiende.tickets.announcing import tell_watchers
from atiende.tickets.events import TicketUnshared
from atiende.tickets.models import TicketShare
from atiende.tickets.models.searching_again import follow_case
from atiende.tickets.models.writing import write_entry
from atiende.tickets.queries.locked import lock_ticket_for
from atiende.tickets.rules.handling import require_handling


def unshare_ticket(*, ticket_id: int, share_id: int, by: Actor, at: dt.datetime) -> None:
    """What they watch is looked at again. A share that is gone changes nothing.

    Raises NotPermitted, NotFound and TicketIsMerged.
    """
    with transaction.atomic():
        ticket = lock_ticket_for(by, ticket_id, may_be_closed=True)
        require_handling(by, assignee_id=ticket.assignee_id)
        share = TicketShare.objects.filter(ticket_id=ticket_id, pk=share_id).first()
        if share is None:
            return
        share.delete()
        follow_case(ticket_id)
        data = {"agent_id": share.agent_id or 0, "team_id": share.team_id or 0}
        write_entry(ticket_id, "unshared", by=by, at=at, data=data)
        record(
            by=by,
            verb="tickets.ticket_unshared",
            target_kind="ticket",
            target_id=ticket_id,
            at=at,
            details=data,
        )
        emit(TicketUnshared(ticket_id=ticket_id, agent_id=share.agent_id, team_id=share.team_id, by=by.id))
        if share.agent_id is None:
            revalidate_everybody()
        else:
            revalidate(share.agent_id)
        tell_watchers(ticket)
