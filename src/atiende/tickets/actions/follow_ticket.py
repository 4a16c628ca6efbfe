"""Be told what happens to a ticket."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotPermitted
from atiende.organisation.queries import agents_visible_to
from atiende.platform.audit import record
from atiende.platform.live import signal
from atiende.tickets.models import Follower
from atiende.tickets.queries.visibility import require_seen


def follow_ticket(*, ticket_id: int, by: Actor, at: dt.datetime) -> None:
    """For oneself. Following is no permission: who loses sight of a ticket hears no more. Again changes nothing.

    Raises NotFound, and NotPermitted for who is no agent.
    """
    with transaction.atomic():
        require_seen(by, ticket_id)
        if not agents_visible_to(by).filter(pk=by.id).exists():
            raise NotPermitted
        _, is_new = Follower.objects.get_or_create(
            ticket_id=ticket_id, agent_id=by.id, defaults={"since": at}
        )
        if is_new:
            record(by=by, verb="tickets.ticket_followed", target_kind="ticket", target_id=ticket_id, at=at)
            signal(f"ticket:{ticket_id}")
