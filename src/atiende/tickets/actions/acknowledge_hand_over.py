"""Say that one has read the summary with which a case was handed over."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound, NotPermitted
from atiende.platform.audit import record
from atiende.platform.live import signal
from atiende.tickets.models import HandOver
from atiende.tickets.queries.visibility import require_seen


def acknowledge_hand_over(*, hand_over_id: int, by: Actor, at: dt.datetime) -> None:
    """For the person, or anybody of the team, to whom it was handed. Again changes nothing.

    Raises NotFound and NotPermitted.
    """
    with transaction.atomic():
        found = HandOver.objects.select_for_update().filter(pk=hand_over_id).first()
        if found is None:
            raise NotFound
        require_seen(by, found.ticket_id)
        if by.id != found.agent_id and found.team_id not in by.team_ids:
            raise NotPermitted
        if found.read_at is not None:
            return
        found.read_at, found.read_by_id = at, by.id
        found.save(update_fields=["read_at", "read_by_id"])
        record(
            by=by,
            verb="tickets.hand_over_read",
            target_kind="ticket",
            target_id=found.ticket_id,
            at=at,
        )
        signal(f"ticket:{found.ticket_id}")
