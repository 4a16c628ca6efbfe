"""The slow truth about working time: it asks the wall clock at every minute or second, and adds nothing up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from random import Random
from zoneinfo import ZoneInfo

from atiende.kernel.working_time import Block, WorkingTime

ZONES = (
    "Europe/Madrid", "Atlantic/Canary", "America/Mexico_City", "America/Santiago", "America/Sao_Paulo",
    "America/Asuncion", "America/St_Johns", "America/New_York", "Africa/Casablanca", "Asia/Kathmandu",
    "Australia/Lord_Howe", "Pacific/Apia", "Pacific/Chatham", "Asia/Tehran", "UTC",
)  # fmt: skip


def is_open(calendar: WorkingTime, at: datetime) -> bool:
    local = at.astimezone(ZoneInfo(calendar.zone))
    if local.date() in calendar.special:
        blocks = calendar.special[local.date()]
    elif local.date() in calendar.holidays:
        return False
    else:
        blocks = calendar.week[local.weekday()]
    second = local.hour * 3600 + local.minute * 60 + local.second
    return any(block.start * 60 <= second < block.end * 60 for block in blocks)


def count_seconds(calendar: WorkingTime, start: datetime, end: datetime) -> int:
    return sum(is_open(calendar, at) for at in _each(start, end, timedelta(seconds=1)))


class MinuteByMinute:
    """Open seconds before each minute of a window; the zones here change their clocks on whole minutes."""

    def __init__(self, calendar: WorkingTime, start: datetime, days: int) -> None:
        self.start, self.minutes = start, days * 1440
        self.open = [
            is_open(calendar, at) for at in _each(start, start + timedelta(days=days), timedelta(minutes=1))
        ]
        self.before = [0, *accumulate(60 * minute for minute in self.open)]

    def until(self, second: int) -> int:
        minute, rest = divmod(second, 60)
        return self.before[minute] + (rest if rest and self.open[minute] else 0)


def random_calendar(random: Random, zone: str, first: date) -> WorkingTime:
    days = [first + timedelta(days=random.randrange(-1, 16)) for _ in range(random.randrange(6))]
    special = {day: _blocks(random) for day in days[: random.randrange(4)]}
    holidays = dict.fromkeys(days[random.randrange(3) :], "Holiday")
    return WorkingTime(zone, tuple(_blocks(random) for _ in range(7)), special, holidays, None)


def clock_changes(zone: str, first_year: int, last_year: int) -> list[datetime]:
    """The hours just before each change of the zone's clock, found by asking it every hour of some years."""
    at, end, found = datetime(first_year, 1, 1, tzinfo=UTC), datetime(last_year, 1, 1, tzinfo=UTC), []
    while at < end:
        after = at + timedelta(hours=6)
        if at.astimezone(ZoneInfo(zone)).utcoffset() != after.astimezone(ZoneInfo(zone)).utcoffset():
            found.append(at)
        at = after
    return found


def _blocks(random: Random) -> tuple[Block, ...]:
    kind = random.random()
    if kind < 0.2:
        return ()
    if kind < 0.3:
        return (Block(0, 1440),)
    edges = [
        random.choice((0, 59, 60, 90, 119, 120, 121, 150, 179, 180, random.randrange(1440))) for _ in range(6)
    ]
    pairs = [(min(pair), max(pair) + 1) for pair in zip(edges[::2], edges[1::2], strict=True)]
    return tuple(Block(start, end) for start, end in pairs[: random.randrange(1, 4)])


def _each(start: datetime, end: datetime, step: timedelta) -> Iterator[datetime]:
    while start < end:
        yield start
        start += step
