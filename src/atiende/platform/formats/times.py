"""Dates and times in the reader's own zone and clock; durations and distances in time."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Callable, Hashable
from typing import Final, Literal

from babel import Locale
from babel.dates import format_date as babel_date
from babel.dates import format_time as babel_time
from babel.dates import format_timedelta, get_datetime_format, get_time_format, get_timezone_name
from babel.units import format_unit
from django.utils import timezone

from atiende.platform.formats.locales import current_hours, current_locale

Style = Literal["short", "medium", "long", "full"]
_STILL_A_DISTANCE: Final = dt.timedelta(days=7)
_NEARLY: Final = 0.85
_LENGTHS: Final = (7 * 86_400, 86_400, 3_600, 60)
"""Of a week, a day, an hour and a minute, in seconds: the longest that a distance nearly fills tells it."""
_ZONE_NAMES_KEPT: Final = 1000
_zone_names: dict[Hashable, str] = {}
_UNITS: Final = ((24 * 60, "day"), (60, "hour"), (1, "minute"))


def format_date(value: dt.date | dt.datetime, style: Style = "medium") -> str:
    """«22 nov 2026». An instant is told in the zone of the reader; a date alone has no zone."""
    return _written_date(_local_date(value), style, current_locale())


def format_time(value: dt.datetime) -> str:
    """«17:05» or «5:05 p. m.», as the country or the person prefers."""
    locale = current_locale()
    local = timezone.localtime(value)
    return babel_time(local, _clock(locale), tzinfo=local.tzinfo, locale=locale)


def format_datetime(value: dt.datetime, style: Style = "medium") -> str:
    """«22 nov 2026, 17:05»."""
    joined = str(get_datetime_format(style, locale=current_locale()))
    return joined.replace("'", "").format(format_time(value), format_date(value, style))


def format_instant(value: dt.datetime) -> str:
    """Everything about an instant, with the name of its zone: what hovering over a date shows."""
    # A list shows the same instants again and again: lists are read more often than they change.
    return _written_instant(value, timezone.get_current_timezone(), current_locale(), current_hours())


def relative_time(value: dt.datetime, *, now: dt.datetime) -> str:
    """«hace 3 minutos», «dentro de 2 horas»; beyond a week the date itself."""
    return _distance(value, now, current_locale())


def relative_times(*, now: dt.datetime) -> Callable[[dt.datetime], tuple[str, str]]:
    """What `relative_time` and `format_instant` say of each of many: what holds for the reader is asked once."""
    zone, locale, hours = timezone.get_current_timezone(), current_locale(), current_hours()

    def written(value: dt.datetime) -> tuple[str, str]:
        return _distance(value, now, locale), _written_instant(value, zone, locale, hours)

    return written


def format_duration(value: dt.timedelta) -> str:
    """«2 h 30 min»: days, hours and minutes that are not zero; under a minute, seconds."""
    locale = current_locale()
    rest = int(value.total_seconds()) // 60
    if not rest:
        return format_unit(int(value.total_seconds()), "duration-second", "short", locale=locale)
    parts = []
    for minutes, unit in _UNITS:
        count, rest = divmod(rest, minutes)
        if count:
            parts.append(format_unit(count, f"duration-{unit}", "short", locale=locale))
    return " ".join(parts)


def format_wait(since: dt.datetime, *, now: dt.datetime) -> str:
    """«3 h»: how long it has been in the largest unit alone, not rounded up; under a minute, one minute."""
    minutes = max(1, int((now - since).total_seconds()) // 60)
    count, unit = next((minutes // size, unit) for size, unit in _UNITS if minutes >= size)
    return _written_wait(count, unit, current_locale())


@functools.lru_cache(maxsize=4096)
def _written_wait(count: int, unit: str, locale: Locale) -> str:
    return str(format_unit(count, f"duration-{unit}", "short", locale=locale))


@functools.lru_cache(maxsize=4096)
def _written_date(value: dt.date, style: Style, locale: Locale) -> str:
    return babel_date(value, style, locale=locale)


@functools.lru_cache(maxsize=4096)
def _written_instant(value: dt.datetime, _zone: dt.tzinfo, locale: Locale, _hours: str) -> str:
    """`_zone` and `_hours` hold for the reader at this moment: they tell what was kept for one from another's."""
    local = timezone.localtime(value)
    return f"{format_datetime(value, 'full')} · {_name_of_zone(local, locale)}"


def _name_of_zone(local: dt.datetime, locale: Locale) -> str:
    """What its zone is called in its half of the year: looked up once for each."""
    key = (local.tzinfo, local.utcoffset(), local.dst(), locale)
    if key not in _zone_names:
        if len(_zone_names) >= _ZONE_NAMES_KEPT:
            _zone_names.clear()
        _zone_names[key] = get_timezone_name(local, locale=locale)
    return _zone_names[key]


def _distance(value: dt.datetime, now: dt.datetime, locale: Locale) -> str:
    if abs(value - now) >= _STILL_A_DISTANCE:
        return format_date(value)
    seconds = (value - now) // dt.timedelta(seconds=1)
    length = next((each for each in _LENGTHS if abs(seconds) >= each * _NEARLY), 1)
    count = round(abs(seconds) / length)
    return _written_distance(count if seconds > 0 else -count, length, locale)


@functools.lru_cache(maxsize=4096)
def _written_distance(count: int, length: int, locale: Locale) -> str:
    """So many minutes, hours or days: what is told of a distance, so that each is put into words once."""
    distance = dt.timedelta(seconds=count * length)
    return format_timedelta(distance, add_direction=True, threshold=1, locale=locale)


def _local_date(value: dt.date | dt.datetime) -> dt.date:
    """A plain date: equal instants in different zones would be taken for the same key."""
    return timezone.localtime(value).date() if isinstance(value, dt.datetime) else value


def _clock(locale: Locale) -> str:
    """The pattern of hours and minutes, turned to 12 or 24 hours when the person chose."""
    pattern = str(get_time_format("short", locale=locale))
    hours = current_hours()
    is_twelve = "a" in pattern
    if not hours or is_twelve == (hours == "12"):
        return pattern
    if hours == "12":
        return "h:mm\N{NARROW NO-BREAK SPACE}a"
    return re.sub(r"[\s\u202f]*a", "", pattern).replace("h", "H")
