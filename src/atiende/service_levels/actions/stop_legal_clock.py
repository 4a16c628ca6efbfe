"""End a legal clock: what the law asks was done, or is not asked any more."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.service_levels.keeping import finish
from atiende.service_levels.legal import record_change
from atiende.service_levels.models import Clock
from atiende.service_levels.rules.kinds import End
from atiende.service_levels.working import Hours


def stop_legal_clock(*, clock_id: int, is_kept: bool, by: Actor, at: dt.datetime) -> None:
    """What the law asks was done, or is not asked any more. Raises NotPermitted, NotFound and ClockIsOver."""

    def change(clock: Clock) -> None:
        due = clock.due_at
        if is_kept and due is not None and at > due:
            clock.breached_at = clock.breached_at or due
        finish(clock, End.MET if is_kept else End.WITHDRAWN, at=at, hours=Hours(), agent_id=by.id or None)

    with transaction.atomic():
        record_change(clock_id, "service_levels.legal_clock_stopped", change, by=by, at=at)
