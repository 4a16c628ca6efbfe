"""Do not disturb: until a moment, by hours of the person's own day, at weekends; what it holds back and until when."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final
from zoneinfo import ZoneInfo

from atiende.notifications.rules.kinds import MailWay

PATIENCE: Final = dt.timedelta(minutes=1)
"""A mail waits so long: what is read meanwhile needs none, and a burst makes one."""
_MONDAY: Final = 0
_SATURDAY: Final = 5
_ROUNDS: Final = 6


@dataclass(frozen=True, slots=True)
class Quiet:
    """`until`: not before this moment. `starts` and `ends`: hours of each day, over midnight when they are reversed."""

    until: dt.datetime | None = None
    starts: dt.time | None = None
    ends: dt.time | None = None
    is_weekend_quiet: bool = False
    urgent_passes: bool = False
    digest_hour: int = 9


def free_from(quiet: Quiet, *, at: dt.datetime, zone: ZoneInfo) -> dt.datetime:
    """The first moment from `at` on at which this person may be disturbed; `at` itself when it is now."""
    for _ in range(_ROUNDS):
        later = _next_end(quiet, at, zone)
        if later <= at:
            return at
        at = later
    return at


def mail_at(
    way: MailWay, quiet: Quiet, *, at: dt.datetime, zone: ZoneInfo, is_urgent: bool
) -> dt.datetime | None:
    """When a mail on what happened `at` is to be written; None for never."""
    if way == MailWay.NONE:
        return None
    wished = at + PATIENCE if way == MailWay.AT_ONCE else _next_hour(quiet.digest_hour, at, zone)
    return wished if quiet.urgent_passes and is_urgent else free_from(quiet, at=wished, zone=zone)


def push_at(quiet: Quiet, *, at: dt.datetime, zone: ZoneInfo, is_urgent: bool) -> dt.datetime:
    """When a browser is to be told."""
    return at if quiet.urgent_passes and is_urgent else free_from(quiet, at=at, zone=zone)


def _next_end(quiet: Quiet, at: dt.datetime, zone: ZoneInfo) -> dt.datetime:
    """The end of what is quiet at this moment; `at` where nothing is."""
    if quiet.until is not None and quiet.until > at:
        return quiet.until
    here = at.astimezone(zone)
    if quiet.is_weekend_quiet and here.weekday() >= _SATURDAY:
        return _local(here.date() + dt.timedelta(days=7 - here.weekday() + _MONDAY), dt.time(0), zone)
    if quiet.starts is None or quiet.ends is None or quiet.starts == quiet.ends:
        return at
    clock = here.time()
    if quiet.starts < quiet.ends:
        return _local(here.date(), quiet.ends, zone) if quiet.starts <= clock < quiet.ends else at
    if clock >= quiet.starts:
        return _local(here.date() + dt.timedelta(days=1), quiet.ends, zone)
    return _local(here.date(), quiet.ends, zone) if clock < quiet.ends else at


def _next_hour(hour: int, at: dt.datetime, zone: ZoneInfo) -> dt.datetime:
    here = at.astimezone(zone)
    today = _local(here.date(), dt.time(hour), zone)
    return today if today > at else _local(here.date() + dt.timedelta(days=1), dt.time(hour), zone)


def _local(day: dt.date, clock: dt.time, zone: ZoneInfo) -> dt.datetime:
    return dt.datetime.combine(day, clock, tzinfo=zone).astimezone(dt.UTC)
