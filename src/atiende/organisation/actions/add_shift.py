"""Plan one shift of a person."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput
from atiende.organisation.events import ShiftsPlanned
from atiende.organisation.models import Shift
from atiende.organisation.queries.duties import require_looking_after
from atiende.organisation.rules.calendar import FIRST_DAY, LAST_DAY
from atiende.organisation.rules.roster import LONGEST_SHIFT, SHIFTS_OVERLAP, TOO_FAR, TOO_LONG, instants
from atiende.platform.audit import record
from atiende.platform.live import signal
from atiende.platform.outbox import emit


def add_shift(
    *,
    agent_id: int,
    day: dt.date,
    start: int,
    end: int,
    zone: str = "",
    by: Actor,
    at: dt.datetime,
) -> Shift:
    """`start` and `end` in minutes of the local day, over 1440 on the next; `zone` empty: that of the person.

    The same shift again answers with the one that is there. Raises NotPermitted, NotFound, InvalidInput.
    """
    if not FIRST_DAY <= day <= LAST_DAY:
        raise InvalidInput(fields={"day": TOO_FAR})
    with transaction.atomic():
        agent = require_looking_after(by, agent_id)
        span = instants(day, start, end, zone or agent.user.time_zone)
        if not dt.timedelta() < span.ends_at - span.starts_at <= LONGEST_SHIFT + dt.timedelta(hours=1):
            raise InvalidInput(fields={"hours": TOO_LONG})
        others = Shift.objects.filter(agent=agent, starts_at__lt=span.ends_at, ends_at__gt=span.starts_at)
        for other in others:
            if (other.starts_at, other.ends_at) == (span.starts_at, span.ends_at):
                return other
            raise InvalidInput(fields={"hours": SHIFTS_OVERLAP})
        made = Shift.objects.create(agent=agent, starts_at=span.starts_at, ends_at=span.ends_at)
        record(by=by, verb="organisation.shift_added", target_kind="agent", target_id=agent.pk, at=at)
        emit(ShiftsPlanned(agent_id=agent.pk, count=1, planned_by=by.id))
        signal(f"agent:{agent.pk}")
        return made
