"""The statements that take due clocks and write what became of them, many at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from typing import Final

from django.db import connection

from atiende.service_levels.models.clock import Clock

_WRITE: Final = """
UPDATE service_levels_clock AS clock SET
    done_step = told.step, next_alarm_at = told.alarm, due_at = told.due, breached_at = told.breached
FROM unnest(%(ids)s::bigint[], %(steps)s::smallint[], %(alarms)s::timestamptz[], %(dues)s::timestamptz[],
    %(breaches)s::timestamptz[]) AS told (id, step, alarm, due, breached)
WHERE clock.id = told.id
"""


def take_due(*, at: dt.datetime, but_not: Collection[int], limit: int) -> list[Clock]:
    """Clocks that ask for attention, the longest waiting first; another worker's are left to it."""
    rows = Clock.objects.select_for_update(skip_locked=True).filter(next_alarm_at__lte=at)
    if but_not:
        rows = rows.exclude(ticket_id__in=but_not)
    return list(rows.order_by("next_alarm_at", "pk")[:limit])


def write_alarms(clocks: Sequence[Clock]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            _WRITE,
            {
                "ids": _each(clocks, "pk"),
                "steps": _each(clocks, "done_step"),
                "alarms": _each(clocks, "next_alarm_at"),
                "dues": _each(clocks, "due_at"),
                "breaches": _each(clocks, "breached_at"),
            },
        )


def _each(clocks: Iterable[Clock], column: str) -> list[object]:
    return [getattr(clock, column) for clock in clocks]
