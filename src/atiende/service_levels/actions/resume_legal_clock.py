"""Let a legal clock run again, to the date that the law gives now."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput
from atiende.service_levels.errors import PROMISE_IN_THE_PAST
from atiende.service_levels.keeping import moment_of_step, tell
from atiende.service_levels.legal import record_change
from atiende.service_levels.models import Clock


def resume_legal_clock(*, clock_id: int, due: dt.datetime, by: Actor, at: dt.datetime) -> None:
    """Every cause is over; `due`: the date as the law gives it now. Raises NotPermitted, NotFound, InvalidInput and
    ClockIsOver.
    """

    def change(clock: Clock) -> None:
        if due <= clock.started_at:
            raise InvalidInput(fields={"due": PROMISE_IN_THE_PAST})
        before, clock.due_at = clock.due_at, due
        clock.pauses, clock.paused_at, clock.running_since = [], None, at
        left = [step for step in clock.steps if step > clock.done_step]
        clock.next_alarm_at = moment_of_step(clock, left[0]) if left else None
        tell(
            clock,
            "resumed",
            at=at,
            by=by,
            old_due=before.isoformat() if before else None,
            due=due.isoformat(),
        )

    with transaction.atomic():
        record_change(clock_id, "service_levels.legal_clock_resumed", change, by=by, at=at)
