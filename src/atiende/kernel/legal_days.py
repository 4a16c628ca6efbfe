"""Days and months of legal terms: counted with their working, so that anybody can check the date by hand.

The day of the fact (day 0) is never counted. Working days leave out the weekend and holidays; calendar days leave out
nothing; months go from date to date and end on the last day of a month that has no such date (Código Civil art. 5,
Regulation 1182/71 art. 3). Hours are consecutive and run through changes of the clock.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final, Literal

from atiende.kernel.refusals import Refusal, gettext_noop

SkipKind = Literal["weekend", "holiday", "pause"]

WEEKDAYS: Final = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")
SATURDAY, SUNDAY = 5, 6
_MOST_DAYS_SKIPPED: Final = 800


class NoWorkingDay(Refusal):
    """The calendar holds no working day for more than two years: the term would never end."""

    code = "no_working_day"
    message = gettext_noop("The calendar has no working day for more than two years after %(day)s.")

    def __init__(self, day: dt.date) -> None:
        super().__init__(day=day.isoformat())


class BeyondTime(Refusal):
    """The date lies outside the years that a calendar can hold."""

    code = "beyond_time"
    message = gettext_noop("The date lies beyond the years that can be counted.")


@dataclass(frozen=True, slots=True)
class SkippedDay:
    """A day that did not count, and how it is called."""

    on: dt.date
    name: str
    kind: SkipKind


@dataclass(frozen=True, slots=True)
class Pause:
    """Days that do not count, from `first` to `last` (both included), of which at most `most_days` are given.

    `in_working_days`: whether only working days use that number up.
    """

    first: dt.date
    last: dt.date
    most_days: int | None = None
    name: str = "pausa"
    in_working_days: bool = True


@dataclass(frozen=True)
class LegalCalendar:
    """Which days work. `holiday` gives the name of the holiday of a day, or nothing; `weekend`: 0 is Monday."""

    holiday: Callable[[dt.date], str]
    weekend: frozenset[int] = frozenset({SATURDAY, SUNDAY})

    def reason_not_to_work(self, day: dt.date) -> SkippedDay | None:
        """Why a day is no working day; None when it is one. A holiday names itself even on a weekend."""
        name = self.holiday(day)
        if day.weekday() in self.weekend:
            weekday = WEEKDAYS[day.weekday()]
            return SkippedDay(day, f"{weekday}, {name}" if name else weekday, "weekend")
        return SkippedDay(day, name, "holiday") if name else None


@dataclass(frozen=True, slots=True)
class Term:
    """A last day with its working."""

    day0: dt.date
    due_on: dt.date
    skipped: tuple[SkippedDay, ...] = ()


def count_working_days(days: LegalCalendar, day0: dt.date, number: int, pauses: Iterable[Pause] = ()) -> Term:
    """The last of so many working days after day 0. Raises NoWorkingDay, BeyondTime."""
    return _counted(days, day0, number, _Pauses(tuple(pauses)), leaves_out_holidays=True)


def count_calendar_days(
    days: LegalCalendar, day0: dt.date, number: int, pauses: Iterable[Pause] = ()
) -> Term:
    """The last of so many days after day 0, holidays and weekends among them. Raises BeyondTime."""
    return _counted(days, day0, number, _Pauses(tuple(pauses)), leaves_out_holidays=False)


def count_months(days: LegalCalendar, day0: dt.date, number: int, pauses: Iterable[Pause] = ()) -> Term:
    """The same date so many months later, or the last day of a month without it. Raises BeyondTime.

    Days of pauses within the term are added to its end.
    """
    months = day0.year * 12 + day0.month - 1 + number
    year, month = months // 12, months % 12 + 1
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        raise BeyondTime
    end = dt.date(year, month, min(day0.day, calendar.monthrange(year, month)[1]))
    return _counted(days, day0, (end - day0).days, _Pauses(tuple(pauses)), leaves_out_holidays=False)


def roll_to_working_day(days: LegalCalendar, term: Term) -> Term:
    """The term, ending on the next working day when its last day is none. Raises NoWorkingDay, BeyondTime."""
    due, skipped = term.due_on, list(term.skipped)
    while reason := days.reason_not_to_work(due):
        skipped.append(reason)
        if len(skipped) > _MOST_DAYS_SKIPPED:
            raise NoWorkingDay(term.due_on)
        due = _next(due)
    return Term(term.day0, due, tuple(skipped))


def add_hours(start: dt.datetime, hours: int) -> dt.datetime:
    """So many consecutive hours later, in the zone of `start`; a change of the clock makes none longer or shorter.

    Raises BeyondTime.
    """
    try:
        return (start.astimezone(dt.UTC) + dt.timedelta(hours=hours)).astimezone(start.tzinfo)
    except OverflowError:
        raise BeyondTime from None


@dataclass
class _Pauses:
    """Pauses with what is left of their allowance."""

    pauses: tuple[Pause, ...]
    _used: dict[Pause, int] = field(default_factory=dict)

    def skip(self, day: dt.date, *, works: bool) -> SkippedDay | None:
        for pause in self.pauses:
            if not pause.first <= day <= pause.last:
                continue
            used = self._used.get(pause, 0)
            if pause.most_days is not None and used >= pause.most_days:
                continue
            if works or not pause.in_working_days:
                self._used[pause] = used + 1
            return SkippedDay(day, pause.name, "pause")
        return None


def _counted(
    days: LegalCalendar, day0: dt.date, number: int, pauses: _Pauses, *, leaves_out_holidays: bool
) -> Term:
    due, left, skipped, in_a_row = day0, number, list[SkippedDay](), 0
    while left > 0:
        due = _next(due)
        reason = days.reason_not_to_work(due)
        out = reason if leaves_out_holidays and reason else pauses.skip(due, works=reason is None)
        if out is None:
            left, in_a_row = left - 1, 0
            continue
        skipped.append(out)
        in_a_row += 1
        if in_a_row > _MOST_DAYS_SKIPPED:
            raise NoWorkingDay(day0)
    return Term(day0, due, tuple(skipped))


def _next(day: dt.date) -> dt.date:
    try:
        return day + dt.timedelta(days=1)
    except OverflowError:
        raise BeyondTime from None
