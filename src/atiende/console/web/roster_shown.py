"""The roster as a table of people and days, in the time zone of whoever looks at it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.translation import pgettext_lazy

from atiende.console.web.forms.working_time import ABSENCE_WORDS
from atiende.organisation.queries import AbsenceSeen, Planned

AWAY = pgettext_lazy("person", "Away")


@dataclass(frozen=True, slots=True)
class ShiftShown:
    id: int
    text: str


@dataclass(frozen=True, slots=True)
class DayPlanned:
    """`absence` empty: none; `is_asked`: it is not decided yet."""

    day: dt.date
    shifts: tuple[ShiftShown, ...]
    absence: Any
    is_asked: bool


def week_days(monday: dt.date) -> list[tuple[dt.date, str]]:
    """(day, its name) of a week."""
    return [(monday + dt.timedelta(days=number), str(WEEKDAYS[number])) for number in range(7)]


def day_bounds(first: dt.date, days: int) -> tuple[dt.datetime, dt.datetime]:
    """From the midnight of a day to that after so many, in the zone of the reader."""
    zone = timezone.get_current_timezone()
    last = first + dt.timedelta(days=days)
    return dt.datetime.combine(first, dt.time(), zone), dt.datetime.combine(last, dt.time(), zone)


def planned_days(planned: Planned, first: dt.date, days: int) -> list[DayPlanned]:
    """What each day holds: a shift stands on the day on which it begins."""
    found = []
    for number in range(days):
        day = first + dt.timedelta(days=number)
        here = tuple(
            ShiftShown(shift.pk, shift_text(shift.starts_at, shift.ends_at))
            for shift in planned.shifts
            if timezone.localtime(shift.starts_at).date() == day
        )
        away = next((each for each in planned.absences if each.first_on <= day <= each.last_on), None)
        found.append(DayPlanned(day, here, absence_words(away), away is not None and away.state == "asked"))
    return found


def shift_text(starts_at: dt.datetime, ends_at: dt.datetime) -> str:
    """«22:00–06:00» by the clock of the reader."""
    return f"{timezone.localtime(starts_at):%H:%M}–{timezone.localtime(ends_at):%H:%M}"


def absence_words(seen: AbsenceSeen | None) -> Any:
    """Why somebody is away, for who may know it; «Away» for others."""
    from_kind: Mapping[str, Any] = ABSENCE_WORDS
    return "" if seen is None else from_kind.get(seen.kind) or AWAY
