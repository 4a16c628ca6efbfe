"""Hold a legal clock up: on a ground that the law names, said by who read it."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.service_levels.keeping import tell
from atiende.service_levels.legal import record_change
from atiende.service_levels.models import Clock


def pause_legal_clock(*, clock_id: int, cause: str, by: Actor, at: dt.datetime) -> None:
    """`cause`: the ground that the law names. The same again changes nothing.

    Raises NotPermitted, NotFound and ClockIsOver.
    """

    def change(clock: Clock) -> None:
        if cause in clock.pauses:
            return
        clock.pauses = [*clock.pauses, cause[:20]]
        clock.paused_at, clock.running_since, clock.next_alarm_at = clock.paused_at or at, None, None
        tell(
            clock, "paused", at=at, by=by, cause=cause, due=clock.due_at.isoformat() if clock.due_at else None
        )

    with transaction.atomic():
        record_change(clock_id, "service_levels.legal_clock_paused", change, by=by, at=at)
