"""When a task that comes back is due again."""

from __future__ import annotations

import calendar
import datetime as dt
from enum import Enum
from zoneinfo import ZoneInfo


class Recurrence(Enum):
    NONE = ""
    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"


def next_due(
    due_at: dt.datetime, recurrence: Recurrence, *, after: dt.datetime, zone: ZoneInfo, day: int
) -> dt.datetime:
    """The first time after `after`, at the same hour of the zone. `day`: of the month, kept when a month is shorter."""
    local = due_at.astimezone(zone)
    found = local
    while found <= after.astimezone(zone) or found <= local:
        found = _step(found, recurrence, zone=zone, day=day)
    return found.astimezone(dt.UTC)


def _step(local: dt.datetime, recurrence: Recurrence, *, zone: ZoneInfo, day: int) -> dt.datetime:
    if recurrence == Recurrence.MONTHLY:
        year, month = local.year + local.month // 12, local.month % 12 + 1
        on = dt.date(year, month, min(day, calendar.monthrange(year, month)[1]))
    else:
        on = local.date() + dt.timedelta(days=7 if recurrence == Recurrence.WEEKLY else 1)
    return dt.datetime.combine(on, local.time().replace(fold=0), tzinfo=zone)
