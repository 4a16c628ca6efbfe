"""The stretches of time during which a zone keeps one offset from UTC: where its clock changes, to the second."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

_DAY = 86_400


def offset_at(zone: str, epoch: int) -> int:
    """Seconds that the wall clock of the zone is ahead of UTC at that second."""
    offset = datetime.fromtimestamp(epoch, UTC).astimezone(ZoneInfo(zone)).utcoffset()
    return 0 if offset is None else offset.days * _DAY + offset.seconds


def stretches(zone: str, first: int, last: int) -> Iterator[tuple[int, int, int]]:
    """(start, end, offset) in order, covering [first, last) of epoch seconds; nothing when it is empty."""
    if first >= last:
        return
    for year in range(
        datetime.fromtimestamp(first, UTC).year, datetime.fromtimestamp(last - 1, UTC).year + 1
    ):
        for start, end, offset in _of_year(zone, year):
            if end > first and start < last:
                yield max(start, first), min(end, last), offset


@lru_cache(maxsize=4096)
def _of_year(zone: str, year: int) -> tuple[tuple[int, int, int], ...]:
    start = int(datetime(year, 1, 1, tzinfo=UTC).timestamp())
    end = int(datetime(year + 1, 1, 1, tzinfo=UTC).timestamp())
    found, begun, offset = [], start, offset_at(zone, start)
    for day in range(start, end, _DAY):
        following = min(day + _DAY, end)
        if offset_at(zone, following) != offset:
            change = _change_between(zone, day, following)
            found.append((begun, change, offset))
            begun, offset = change, offset_at(zone, following)
    if begun < end:
        found.append((begun, end, offset))
    return tuple(found)


def _change_between(zone: str, before: int, after: int) -> int:
    """The first second with the offset of `after`: no zone changes its clock twice in a day."""
    old = offset_at(zone, before)
    while after - before > 1:
        middle = (before + after) // 2
        before, after = (middle, after) if offset_at(zone, middle) == old else (before, middle)
    return after
