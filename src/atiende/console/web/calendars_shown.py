"""Calendars as people look at them: the week as bars, the year as months, the next opening in words."""

from __future__ import annotations

import calendar as months
import datetime as dt
import zoneinfo
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.dates import MONTHS_ALT, WEEKDAYS, WEEKDAYS_ABBR
from django.utils.translation import gettext

from atiende.kernel.working_time import (
    Block,
    NoWorkingTime,
    WorkingTime,
    blocks_of,
    is_open_at,
    opens_after,
)
from atiende.organisation.rules.hours import clock_text, hours_text, span_text
from atiende.platform.formats import format_date


@dataclass(frozen=True, slots=True)
class DayBar:
    """`spans`: start and width of each block, in minutes."""

    name: str
    text: str
    spans: tuple[tuple[int, int], ...]
    y: int


@dataclass(frozen=True, slots=True)
class DayCell:
    """`kind`: open, closed, holiday, special or beyond; `words` says why."""

    number: int
    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Month:
    name: str
    weeks: tuple[tuple[DayCell | None, ...], ...]


def week_bars(week: Iterable[Iterable[Block]]) -> list[DayBar]:
    return [
        DayBar(
            str(WEEKDAYS[number]),
            hours_text(day) or gettext("Closed"),
            tuple((block.start, block.end - block.start) for block in day),
            number * 28,
        )
        for number, day in enumerate(map(tuple, week))
    ]


def week_words(week: Iterable[Iterable[Block]]) -> list[tuple[str, str]]:
    """Days with the same hours together: («lunes – viernes», «09:00–18:00»)."""
    texts = [hours_text(day) for day in week]
    return [(_days(first, last), text) for first, last, text in _together(texts) if text]


def span_week_words(week: Sequence[Sequence[tuple[int, int]]]) -> list[tuple[str, str]]:
    """The same of a shift pattern, whose spans may go over midnight."""
    texts = [", ".join(span_text(start, end) for start, end in day) for day in week]
    return [(_days(first, last), text) for first, last, text in _together(texts) if text]


def opening_words(calendar: WorkingTime, at: dt.datetime) -> str:
    """«Open now, until 18:00», or when it opens next; the clock is that of the calendar."""
    zone = zoneinfo.ZoneInfo(calendar.zone)
    local = at.astimezone(zone)
    if is_open_at(calendar, at):
        minute = local.hour * 60 + local.minute
        end = max(b.end for b in blocks_of(calendar, local.date()) if b.start <= minute < b.end)
        return gettext("Open now, until %(clock)s.") % {"clock": clock_text(end)}
    try:
        opens = opens_after(calendar, at).astimezone(zone)
    except NoWorkingTime:
        return gettext("It never opens again.")
    clock = clock_text(opens.hour * 60 + opens.minute)
    days = (opens.date() - local.date()).days
    if days == 0:
        return gettext("Closed now; opens today at %(clock)s.") % {"clock": clock}
    if days == 1:
        return gettext("Closed now; opens tomorrow at %(clock)s.") % {"clock": clock}
    day = format_date(opens.date(), "full")
    return gettext("Closed now; opens on %(day)s at %(clock)s.") % {"day": day, "clock": clock}


def year_of(calendar: WorkingTime, year: int, names: dict[dt.date, str]) -> list[Month]:
    """Twelve months. `names`: of the special days. Months have a context, since «May» is a verb of ours too."""
    return [
        Month(
            str(MONTHS_ALT[month]).capitalize(),
            tuple(
                tuple(_cell(calendar, day, names) if day.month == month else None for day in week)
                for week in months.Calendar().monthdatescalendar(year, month)
            ),
        )
        for month in range(1, 13)
    ]


def short_days() -> list[tuple[str, str]]:
    """(name, letters) of each weekday."""
    return [(str(WEEKDAYS[number]), str(WEEKDAYS_ABBR[number])[:2]) for number in range(7)]


def _cell(calendar: WorkingTime, day: dt.date, names: dict[dt.date, str]) -> DayCell:
    hours = hours_text(blocks_of(calendar, day)) or gettext("Closed")
    if day in calendar.special:
        return DayCell(day.day, "special", f"{names.get(day, '')}: {hours}")
    if day in calendar.holidays:
        return DayCell(day.day, "holiday", f"{calendar.holidays[day]}: {hours}")
    if calendar.complete_until is not None and day > calendar.complete_until:
        return DayCell(day.day, "beyond", f"{hours} ({gettext('provisional')})")
    return DayCell(day.day, "open" if blocks_of(calendar, day) else "closed", hours)


def _together(texts: Sequence[str]) -> list[tuple[int, int, str]]:
    """Neighbouring days with the same text: the first, the last, the text."""
    found: list[tuple[int, int, str]] = []
    for number, text in enumerate(texts):
        if found and found[-1][2] == text:
            found[-1] = (found[-1][0], number, text)
        else:
            found.append((number, number, text))
    return found


def _days(first: int, last: int) -> str:
    if first == last:
        return str(WEEKDAYS[first]).capitalize()
    return f"{WEEKDAYS[first]} – {WEEKDAYS[last]}".capitalize()
