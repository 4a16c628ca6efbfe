"""The due date of a legal rule, with its working: pure arithmetic on a pack, a calendar and the readings in force."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final
from zoneinfo import ZoneInfo

from dateutil.easter import easter

from atiende.kernel.legal_days import (
    BeyondTime,
    LegalCalendar,
    Pause,
    SkippedDay,
    Term,
    add_hours,
    count_calendar_days,
    count_months,
    count_working_days,
    roll_to_working_day,
)
from atiende.platform.regions import RegionCalendar
from atiende.regulations.errors import CorrectedTooEarly, RuleDoesNotApply, UnknownReading, UnknownRule
from atiende.regulations.rules.packs import Deadline, ExtraDay, Pack, Tier, Unit
from atiende.regulations.rules.reading import weekend

_COUNTS: Final = {
    "working_day": count_working_days,
    "calendar_day": count_calendar_days,
    "month": count_months,
}


@dataclass(frozen=True, slots=True)
class Paused:
    """An event of the pack that stopped the clock on these days, both included."""

    event: str
    first: dt.date
    last: dt.date


@dataclass(frozen=True)
class Due:
    """A due date as it is to be kept with a case at intake: later changes of law or calendar never move it.

    Days and months end on `due_on` (its last second in `zone`), hours at `due_at`; the other is None.
    """

    rule: str
    pack: str
    version: str
    tier: Tier
    source: str
    region: str
    zone: str
    number: int
    unit: Unit
    received_at: dt.datetime
    corrected_at: dt.datetime | None
    day0: dt.date
    due_on: dt.date | None
    due_at: dt.datetime | None
    skipped: tuple[SkippedDay, ...]
    calendar_version: str
    complete_until: dt.date
    is_provisional: bool
    uses_holidays: bool
    is_before_validity: bool
    is_correction_established: bool
    readings: Mapping[str, str] = field(default_factory=dict)

    @property
    def ends_at(self) -> dt.datetime:
        """The first instant that is late."""
        if self.due_at is not None:
            return self.due_at
        if self.due_on is None:
            raise AssertionError("a due date has a day or an instant")
        day_after = self.due_on + dt.timedelta(days=1)
        return dt.datetime.combine(day_after, dt.time.min, tzinfo=ZoneInfo(self.zone))


def due_date(
    pack: Pack,
    rule: str,
    calendar: RegionCalendar,
    *,
    received: dt.datetime,
    corrected: dt.datetime | None = None,
    paused: Iterable[Paused] = (),
    readings: Mapping[str, str] | None = None,
    office: RegionCalendar | None = None,
) -> Due:
    """When the rule `rule` of the pack falls due for what was received then in the calendar's region.

    A time without zone is local to the region. `readings` choose among the readings of unclear texts (switch →
    reading); the others stay as the pack has them. `office`: the calendar of where the answer is written.
    Raises UnknownRule, RuleDoesNotApply, CorrectedTooEarly, UnknownReading, NoWorkingDay, BeyondTime.
    """
    deadline = pack.deadline(rule)
    name = f"{pack.id}/{rule}"
    if deadline is None:
        raise UnknownRule(name, ", ".join(f"{pack.id}/{each.id}" for each in pack.deadlines))
    region = calendar.region
    if not pack.applies_in(region.within):
        raise RuleDoesNotApply(rule=name, region=region.code, regions=", ".join(pack.regions))
    chosen, sets = _chosen(pack, name, deadline, readings or {})
    zone = ZoneInfo(region.zone)
    began = _local(received, zone)
    fixed = _local(corrected, zone) if corrected else None
    if fixed is not None and fixed < began:
        raise CorrectedTooEarly
    counting = _Counting(pack, _with(deadline, sets), sets, _kept(sets, calendar, office))
    start = fixed or began
    due_at = add_hours(start, deadline.number) if deadline.unit == "hour" else None
    term = Term(start.date(), due_at.date()) if due_at else counting.term(start.date(), tuple(paused))
    days = counting.calendar
    return Due(
        rule=name,
        pack=pack.id,
        version=pack.version,
        tier=pack.tier,
        source=deadline.source,
        region=region.code,
        zone=region.zone,
        number=deadline.number,
        unit=counting.deadline.unit,
        received_at=began,
        corrected_at=fixed,
        day0=term.day0,
        due_on=None if due_at else term.due_on,
        due_at=due_at,
        skipped=term.skipped,
        calendar_version=days.version,
        complete_until=days.complete_until,
        is_provisional=term.due_on > days.complete_until or term.day0 < days.complete_from,
        uses_holidays=counting.deadline.unit == "working_day" or counting.deadline.roll == "next_working",
        is_before_validity=pack.valid_from is not None and began.date() < pack.valid_from,
        is_correction_established=fixed is None or pack.does_correction_restart,
        readings=chosen,
    )


@dataclass(frozen=True)
class _Counting:
    """A deadline as the readings in force have it, on its calendar."""

    pack: Pack
    deadline: Deadline
    sets: Mapping[str, Any]
    calendar: RegionCalendar

    def term(self, day0: dt.date, paused: tuple[Paused, ...]) -> Term:
        days = LegalCalendar(self._holiday(), self._weekend())
        term = _COUNTS[self.deadline.unit](days, day0, self.deadline.number, self._pauses(paused))
        return roll_to_working_day(days, term) if self.deadline.roll == "next_working" else term

    def _weekend(self) -> frozenset[int]:
        if "weekend" in self.sets:
            return weekend(tuple(self.sets["weekend"]), "weekend")
        return self.pack.weekend

    def _holiday(self) -> Callable[[dt.date], str]:
        extra = self.pack.extra_days.get(self.sets.get("extra_days", "none"), ())
        return _Holidays(self.calendar, extra)

    def _pauses(self, paused: tuple[Paused, ...]) -> list[Pause]:
        rules = {rule.event: rule for rule in self.pack.pauses}
        return [
            Pause(
                each.first,
                each.last,
                rule.most,
                rule.label.get("es", rule.event),
                in_working_days=rule.unit == "working_day",
            )
            for each in paused
            if (rule := rules.get(each.event))
        ]


@dataclass(frozen=True)
class _Holidays:
    """Names of holidays by day, a year read at once."""

    calendar: RegionCalendar
    extra: tuple[ExtraDay, ...]
    _years: dict[int, Mapping[dt.date, str]] = field(default_factory=dict)

    def __call__(self, day: dt.date) -> str:
        if day.year not in self._years:
            self._years[day.year] = self._of(day.year)
        return self._years[day.year].get(day, "")

    def _of(self, year: int) -> Mapping[dt.date, str]:
        found = self.calendar.holidays(dt.date(year, 1, 1), dt.date(year, 12, 31))
        return {day: each.name for each in self.extra for day in _dates(each, year)} | found


def _dates(each: ExtraDay, year: int) -> list[dt.date]:
    if each.easter is not None:
        return [easter(year) + dt.timedelta(days=each.easter)]
    if each.month_day is None or (each.month_day == (2, 29) and year % 4):
        return []
    return [dt.date(year, *each.month_day)]


def _chosen(
    pack: Pack, name: str, deadline: Deadline, readings: Mapping[str, str]
) -> tuple[dict[str, str], dict[str, Any]]:
    chosen: dict[str, str] = {}
    sets: dict[str, Any] = {}
    switches = pack.switches_of(deadline.id)
    for switch in switches:
        reading = switch.reading(readings.get(switch.id))
        if reading is None:
            raise UnknownReading(rule=name, reading=f"{switch.id}={readings[switch.id]}")
        chosen[switch.id] = reading.value
        sets |= reading.sets
    return chosen, sets


def _with(deadline: Deadline, sets: Mapping[str, Any]) -> Deadline:
    return replace(deadline, unit=sets.get("unit", deadline.unit), roll=sets.get("roll", deadline.roll))


def _kept(sets: Mapping[str, Any], region: RegionCalendar, office: RegionCalendar | None) -> RegionCalendar:
    return office if office is not None and sets.get("holidays") == "office" else region


def _local(at: dt.datetime, zone: ZoneInfo) -> dt.datetime:
    """The instant in the zone; a time without zone is local, and the earlier one where the clock shows it twice."""
    try:
        if at.tzinfo is None:
            return at.replace(tzinfo=zone).astimezone(dt.UTC).astimezone(zone)
        return at.astimezone(zone)
    except OverflowError:
        raise BeyondTime from None
