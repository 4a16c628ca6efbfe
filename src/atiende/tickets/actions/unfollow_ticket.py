"""Hear no more of a ticket."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.live import signal
from atiende.tickets.models import Follower


def unfollow_ticket(*, ticket_id: int, by: Actor, at: dt.datetime) -> None:
    """For oneself, also where the ticket is out of sight by now. Who does not follow changes nothing."""
    with transaction.atomic():
        gone, _ = Follower.objects.filter(ticket_id=ticket_id, agent_id=by.id).delete()
        if gone:
            record(by=by, verb="tickets.ticket_unfollowed", target_kind="ticket", target_id=ticket_id, at=at)
            signal(f"ticket:{ticket_id}")
