"""Working time: how many seconds a calendar was open between two instants, and when so many will have passed.

The definition is one sentence: an instant is open when its local wall clock, in the calendar's zone, stands inside a
block of that local day. A special day has its own blocks and wins over a holiday; a holiday is closed; any other day
has the blocks of its weekday. So a clock change adds or takes exactly the seconds that the wall clock repeats or skips.

Instants are taken by their whole second (the fraction is dropped), so that consecutive stretches add up.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from atiende.kernel.refusals import Refusal, gettext_noop
from atiende.kernel.zone_offsets import offset_at, stretches

DAY = 86_400
_EPOCH_DAY = date(1970, 1, 1).toordinal()
_HORIZON_SECONDS = 100 * 366 * DAY
_LAST_SECOND = 253_370_764_800  # the first of January of 9999: what a datetime can hold


class NoWorkingTime(Refusal):
    """The calendar does not open, or not for long enough within a hundred years."""

    code = "no_working_time"
    message = gettext_noop("The working calendar never opens for long enough. Give it hours first.")


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the local day, in minutes: `start` is open, `end` is not."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end <= 1440:
            raise ValueError(
                f"A block goes from 0 to 1440 minutes, start before end: {self.start}-{self.end}."
            )


@dataclass(frozen=True)
class WorkingTime:
    """A calendar as plain data. `complete_until`: the last day whose holidays are known (None: all are)."""

    zone: str
    week: tuple[tuple[Block, ...], ...]
    special: Mapping[date, tuple[Block, ...]]
    holidays: Mapping[date, str]
    complete_until: date | None

    def __post_init__(self) -> None:
        if len(self.week) != 7:
            raise ValueError("A week has seven days, Monday first.")

    @cached_property
    def _sums(self) -> _Sums:
        return _Sums(self)


@dataclass(frozen=True, slots=True)
class WorkedDay:
    """What one local day gave: its open seconds in the stretch, and the holiday that closed it or ""."""

    day: date
    seconds: int
    holiday: str
    is_special: bool


def always_open(zone: str) -> WorkingTime:
    """The calendar that never closes: twenty-four hours, every day."""
    return WorkingTime(zone, ((Block(0, 1440),),) * 7, {}, {}, None)


def working_seconds(calendar: WorkingTime, start: datetime, end: datetime) -> int:
    """Open seconds from `start` to `end`; 0 when `end` is not later. Raises ValueError for a naive instant."""
    first, last = _epoch(start), _epoch(end)
    sums = calendar._sums
    return sum(sums.before(b) - sums.before(a) for a, b, _offset in _local(calendar.zone, first, last))


def add_working_seconds(calendar: WorkingTime, start: datetime, seconds: int) -> datetime:
    """The first instant (UTC) at which `seconds` have been worked since `start`; `start` itself for 0.

    Raises NoWorkingTime when the calendar does not open for so long, and ValueError for a negative number.
    """
    if seconds < 0:
        raise ValueError("Seconds to add cannot be negative.")
    first = _epoch(start)
    if seconds == 0:
        return start.astimezone(UTC)
    sums, left = calendar._sums, seconds
    if not sums.opens_after(_day_of(first)):
        raise NoWorkingTime()
    for a, b, offset in _local(calendar.zone, first, min(first + _HORIZON_SECONDS, _LAST_SECOND)):
        worked = sums.before(a)
        here = sums.before(b) - worked
        if left <= here:
            return datetime.fromtimestamp(
                sums.first_with(worked + left, a, b) - offset - _EPOCH_DAY * DAY, UTC
            )
        left -= here
    raise NoWorkingTime()


def is_open_at(calendar: WorkingTime, at: datetime) -> bool:
    """Whether the calendar is open at that instant."""
    local = _epoch(at) + _EPOCH_DAY * DAY + offset_at(calendar.zone, _epoch(at))
    day, second = divmod(local, DAY)
    return any(
        block.start * 60 <= second < block.end * 60 for block in blocks_of(calendar, date.fromordinal(day))
    )


def opens_after(calendar: WorkingTime, at: datetime) -> datetime:
    """The first open instant from `at` on (UTC; `at` itself when open). Raises NoWorkingTime when there is none."""
    if is_open_at(calendar, at):
        return at.astimezone(UTC)
    return datetime.fromtimestamp(_epoch(add_working_seconds(calendar, at, 1)) - 1, UTC)


def is_provisional(calendar: WorkingTime, at: datetime) -> bool:
    """Whether that instant lies beyond the days whose holidays are known."""
    local_day = at.astimezone(ZoneInfo(calendar.zone)).date()
    return calendar.complete_until is not None and local_day > calendar.complete_until


def blocks_of(calendar: WorkingTime, day: date) -> tuple[Block, ...]:
    """The blocks of one local day: its own when special, none on a holiday, else those of its weekday."""
    if day in calendar.special:
        return tuple(calendar.special[day])
    return () if day in calendar.holidays else tuple(calendar.week[day.weekday()])


def worked_days(calendar: WorkingTime, start: datetime, end: datetime) -> list[WorkedDay]:
    """The arithmetic of `working_seconds`, a line for each local day touched; their seconds add up to it."""
    sums, worked = calendar._sums, dict[int, int]()
    for a, b, _offset in _local(calendar.zone, _epoch(start), _epoch(end)):
        for day in range(a // DAY, (b - 1) // DAY + 1):
            part = sums.before(min(b, (day + 1) * DAY)) - sums.before(max(a, day * DAY))
            worked[day] = worked.get(day, 0) + part
    return [_line(calendar, date.fromordinal(day), seconds) for day, seconds in sorted(worked.items())]


def _line(calendar: WorkingTime, day: date, seconds: int) -> WorkedDay:
    is_special = day in calendar.special
    return WorkedDay(day, seconds, "" if is_special else calendar.holidays.get(day, ""), is_special)


def _epoch(at: datetime) -> int:
    if at.tzinfo is None:
        raise ValueError("An instant needs its zone.")
    passed = at - datetime(1970, 1, 1, tzinfo=UTC)
    return passed.days * DAY + passed.seconds


def _day_of(epoch: int) -> int:
    return epoch // DAY + _EPOCH_DAY - 1  # a day earlier: no zone is further than that


def _local(zone: str, first: int, last: int) -> Iterator[tuple[int, int, int]]:
    """Local seconds (counted from the year 1) of each stretch with one offset, and that offset."""
    for start, end, offset in stretches(zone, first, last):
        shift = offset + _EPOCH_DAY * DAY
        yield start + shift, end + shift, offset


class _Sums:
    """Open local seconds before any local second: whole weeks, plus what each exceptional day changes."""

    def __init__(self, calendar: WorkingTime) -> None:
        self._week = [_merged(blocks) for blocks in calendar.week]
        usual = [_length(blocks) for blocks in self._week]
        self._week_before = [sum(usual[:weekday]) for weekday in range(8)]
        own = {day: _merged(blocks_of(calendar, day)) for day in {*calendar.special, *calendar.holidays}}
        self._own = {day.toordinal(): blocks for day, blocks in own.items()}
        self._own_days = sorted(self._own)
        self._changed_before = [0]
        for day in self._own_days:
            change = _length(self._own[day]) - usual[(day - 1) % 7]
            self._changed_before.append(self._changed_before[-1] + change)

    def opens_after(self, day: int) -> bool:
        return self._week_before[7] > 0 or any(self._own[own] for own in self._own_days if own >= day)

    def before(self, second: int) -> int:
        day, inside = divmod(second, DAY)
        return self._before_day(day) + sum(
            min(end, inside) - start for start, end in self._blocks(day) if start < inside
        )

    def first_with(self, worked: int, low: int, high: int) -> int:
        """The first local second between `low` and `high` before which `worked` seconds were open."""
        first, last = low // DAY, high // DAY
        while first < last:
            middle = (first + last) // 2
            first, last = (first, middle) if self._before_day(middle + 1) >= worked else (middle + 1, last)
        left = worked - self._before_day(first)
        for start, end in self._blocks(first):
            if left <= end - start:
                return first * DAY + start + left
            left -= end - start
        raise NoWorkingTime()

    def _before_day(self, day: int) -> int:
        weeks, weekday = divmod(day - 1, 7)
        changed = self._changed_before[bisect_left(self._own_days, day)]
        return weeks * self._week_before[7] + self._week_before[weekday] + changed

    def _blocks(self, day: int) -> list[tuple[int, int]]:
        own = self._own.get(day)
        return self._week[(day - 1) % 7] if own is None else own


def _merged(blocks: tuple[Block, ...]) -> list[tuple[int, int]]:
    """The blocks in seconds, in order, overlapping ones as one: no second counts twice."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted((block.start * 60, block.end * 60) for block in blocks):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _length(blocks: list[tuple[int, int]]) -> int:
    return sum(end - start for start, end in blocks)
