"""Plan weeks of a person by a shift pattern."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput, NotFound
from atiende.organisation.events import ShiftsPlanned
from atiende.organisation.models import Shift, ShiftPattern
from atiende.organisation.queries.duties import require_looking_after
from atiende.organisation.rules.roster import (
    MOST_WEEKS,
    MOST_WEEKS_AT_ONCE,
    SHIFTS_OVERLAP,
    first_overlap,
    shifts_of_week,
    whole_days,
)
from atiende.platform.audit import record
from atiende.platform.live import signal
from atiende.platform.outbox import emit


def plan_shifts(
    *, agent_id: int, pattern_id: int, first_on: dt.date, weeks: int, by: Actor, at: dt.datetime
) -> int:
    """How many shifts these weeks have now; what was planned in them is replaced. In the zone of the person.

    `first_on`: any day of the first week. Raises NotPermitted, NotFound, InvalidInput.
    """
    if not 1 <= weeks <= MOST_WEEKS:
        raise InvalidInput(fields={"weeks": MOST_WEEKS_AT_ONCE})
    with transaction.atomic():
        agent = require_looking_after(by, agent_id)
        pattern = ShiftPattern.objects.filter(pk=pattern_id).first()
        if pattern is None:
            raise NotFound
        monday, zone = first_on - dt.timedelta(days=first_on.weekday()), agent.user.time_zone
        mondays = [monday + dt.timedelta(weeks=number) for number in range(weeks)]
        spans = [span for each in mondays for span in shifts_of_week(pattern.week, each, zone)]
        if first_overlap(spans) is not None:
            raise InvalidInput(fields={"pattern": SHIFTS_OVERLAP})
        reach = whole_days(monday, mondays[-1] + dt.timedelta(days=6), zone)
        Shift.objects.filter(
            agent=agent, starts_at__gte=reach.starts_at, starts_at__lt=reach.ends_at
        ).delete()
        around = Shift.objects.filter(
            agent=agent, starts_at__lt=spans[-1].ends_at, ends_at__gt=spans[0].starts_at
        )
        if around.exists():
            raise InvalidInput(fields={"pattern": SHIFTS_OVERLAP})
        Shift.objects.bulk_create(
            Shift(agent=agent, starts_at=span.starts_at, ends_at=span.ends_at, pattern=pattern)
            for span in spans
        )
        record(
            by=by,
            verb="organisation.shifts_planned",
            target_kind="agent",
            target_id=agent.pk,
            details={"shifts": len(spans), "pattern": pattern.pk},
            at=at,
        )
        emit(ShiftsPlanned(agent_id=agent.pk, count=len(spans), planned_by=by.id))
        signal(f"agent:{agent.pk}")
        return len(spans)
