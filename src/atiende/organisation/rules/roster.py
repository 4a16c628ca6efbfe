"""Shifts and absences: from local clocks to instants, and what cannot be planned."""

from __future__ import annotations

import datetime as dt
import itertools
import zoneinfo
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from atiende.kernel.refusals import gettext_noop
from atiende.kernel.text import folded, one_line
from atiende.organisation.rules import problems as say
from atiende.organisation.rules.hours import DAY_MINUTES

LONGEST_SHIFT: Final = dt.timedelta(hours=24)
MOST_WEEKS: Final = 26
SHIFTS_OVERLAP: Final = gettext_noop("This person has another shift at that time.")
TOO_LONG: Final = gettext_noop("A shift lasts 24 hours at most.")
PATTERN_EMPTY: Final = gettext_noop("Give at least one day of the week its hours.")
ENDS_BEFORE: Final = gettext_noop("The last day must not come before the first one.")
TOO_FAR: Final = gettext_noop("Choose days between the years 2000 and 2100.")
NO_SUCH_KIND: Final = gettext_noop("Choose why: holiday, illness, training or something else.")
MOST_WEEKS_AT_ONCE: Final = gettext_noop("Plan from 1 to 26 weeks at once.")


class AbsenceKind(StrEnum):
    HOLIDAY = "holiday"
    SICK = "sick"
    TRAINING = "training"
    OTHER = "other"


class AbsenceState(StrEnum):
    ASKED = "asked"
    APPROVED = "approved"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class PatternFields:
    """`week`: seven days, Monday first, of minutes from and to; over 1440 is the next day."""

    name: str
    week: tuple[Spans, ...]

    def cleaned(self) -> PatternFields:
        return PatternFields(one_line(self.name, limit=80), self.week)


def problems_of_pattern(pattern: PatternFields) -> say.Problems:
    found: say.Problems = {}
    if not folded(pattern.name):
        found["name"] = say.REQUIRED
    if not any(pattern.week):
        found["week"] = PATTERN_EMPTY
    return found


@dataclass(frozen=True, slots=True)
class Span:
    """From one instant to another."""

    starts_at: dt.datetime
    ends_at: dt.datetime

    def overlaps(self, other: Span) -> bool:
        return self.starts_at < other.ends_at and other.starts_at < self.ends_at


def instants(day: dt.date, start: int, end: int, zone: str) -> Span:
    """A shift of a local day as instants (UTC). An hour that the clocks skip counts from the change on; of one that
    they repeat, a shift begins with the first and ends with the second, so that nobody is sent home early.
    """
    place = zoneinfo.ZoneInfo(zone)
    return Span(_instant(day, start, place, fold=0), _instant(day, end, place, fold=1))


def shifts_of_week(week: Sequence[Spans], monday: dt.date, zone: str) -> Iterator[Span]:
    """The shifts that a pattern gives in the week of that Monday."""
    for number, spans in enumerate(week):
        for start, end in spans:
            yield instants(monday + dt.timedelta(days=number), start, end, zone)


def whole_days(first: dt.date, last: dt.date, zone: str) -> Span:
    """Local days from midnight to midnight, both included."""
    place = zoneinfo.ZoneInfo(zone)
    after = last + dt.timedelta(days=1)
    return Span(_instant(first, 0, place, fold=0), _instant(after, 0, place, fold=0))


def first_overlap(spans: Iterable[Span]) -> Span | None:
    """The first that begins before another has ended; None where none does."""
    ordered = sorted(spans, key=lambda span: (span.starts_at, span.ends_at))
    for before, after in itertools.pairwise(ordered):
        if before.overlaps(after):
            return after
    return None


def _instant(day: dt.date, minute: int, place: zoneinfo.ZoneInfo, *, fold: int) -> dt.datetime:
    days, rest = divmod(minute, DAY_MINUTES)
    local = dt.datetime.combine(
        day + dt.timedelta(days=days), dt.time(rest // 60, rest % 60, fold=fold), place
    )
    return local.astimezone(dt.UTC)
