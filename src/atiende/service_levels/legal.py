"""What changing a legal clock has in common: the right, the row in hand, the case's next date and the audit entry."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.platform.audit import record
from atiende.service_levels.errors import ClockIsOver
from atiende.service_levels.keeping import renew_next_due
from atiende.service_levels.models import Clock
from atiende.service_levels.rules.kinds import ClockKind


def record_change(
    clock_id: int, verb: str, change: Callable[[Clock], None], *, by: Actor, at: dt.datetime
) -> None:
    """Raises NotPermitted, NotFound and ClockIsOver."""
    by.require("complaints.manage")
    with transaction.atomic():
        clock = Clock.objects.select_for_update().filter(pk=clock_id, kind=ClockKind.LEGAL.value).first()
        if clock is None:
            raise NotFound
        if clock.stopped_at is not None:
            raise ClockIsOver
        change(clock)
        clock.save()
        renew_next_due(clock.ticket_id, at=at)
        record(
            by=by,
            verb=verb,
            target_kind="ticket",
            target_id=clock.ticket_id,
            at=at,
            details={"clock_id": clock_id},
        )
