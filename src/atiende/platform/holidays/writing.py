"""The rows of corrections, written in one place, and what may be written."""

from __future__ import annotations

import datetime as dt
from typing import Final

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput
from atiende.kernel.text import one_line
from atiende.platform.audit import record
from atiende.platform.holidays.asking import calendar_of
from atiende.platform.holidays.errors import (
    DATE_TOO_FAR,
    HOLIDAY_THERE,
    NAME_MISSING,
    NO_SUCH_HOLIDAY,
    SAME_DAY,
    SOURCE_MISSING,
)
from atiende.platform.models.holidays import CalendarCompletion, HolidayCorrection
from atiende.platform.regions import find_region

GRANT: Final = "settings.manage"
_FIRST, _LAST = dt.date(2000, 1, 1), dt.date(2100, 12, 31)
_LONGEST_TOWN: Final = 60


def region_code(written: str) -> str:
    """The code as it is kept. A town that is not known yet may be named under its part of a country.

    Raises UnknownRegion.
    """
    around, slash, town = written.strip().partition("/")
    name = one_line(town, limit=_LONGEST_TOWN).strip()
    if slash and name and "-" in around and "/" not in name:
        return find_region(written, [f"{find_region(around).code}/{name}"]).code
    return find_region(written).code


def add(region: str, on: dt.date, name: str, source: str, *, by: Actor, at: dt.datetime) -> HolidayCorrection:
    """A holiday more; one that stands there already is refused. Raises UnknownRegion, InvalidInput."""
    code, name = region_code(region), one_line(name, limit=120)
    _check(on, source)
    if not name:
        raise InvalidInput(fields={"name": NAME_MISSING})
    if _name_of(code, on) == name:
        raise InvalidInput(fields={"on": HOLIDAY_THERE})
    return _write(code, on, name, source, by=by, at=at)


def take_away(region: str, on: dt.date, source: str, *, by: Actor, at: dt.datetime) -> HolidayCorrection:
    """A day that is no holiday. Raises UnknownRegion, InvalidInput."""
    code = region_code(region)
    _check(on, source)
    if not _name_of(code, on):
        raise InvalidInput(fields={"on": NO_SUCH_HOLIDAY})
    return _write(code, on, "", source, by=by, at=at)


def move(
    region: str, on: dt.date, to: dt.date, source: str, *, by: Actor, at: dt.datetime
) -> HolidayCorrection:
    """The holiday of one day on another, under its name. Raises UnknownRegion, InvalidInput."""
    name = _name_of(region_code(region), on)
    if on == to:
        raise InvalidInput(fields={"to": SAME_DAY})
    take_away(region, on, source, by=by, at=at)
    _check(to, source, field="to")
    return _write(region_code(region), to, name, source, by=by, at=at)


def complete(region: str, until: dt.date, source: str, *, by: Actor, at: dt.datetime) -> CalendarCompletion:
    """Up to when a calendar was checked. Raises UnknownRegion, InvalidInput."""
    code = region_code(region)
    _check(until, source, field="until")
    row, _new = CalendarCompletion.objects.update_or_create(
        region=code, defaults={"until": until, "source": _clean(source), "by_id": by.id, "at": at}
    )
    record(
        by=by,
        verb="platform.calendar_completed",
        target_kind="region",
        target_id=code,
        at=at,
        details={"until": until.isoformat()},
    )
    return row


def _name_of(code: str, on: dt.date) -> str:
    around = code.partition("/")[0]
    known = HolidayCorrection.objects.filter(region=code).exists()
    try:
        return calendar_of(code).holiday(on)
    except InvalidInput:
        if known:
            raise
        return calendar_of(around).holiday(on)


def _write(
    code: str, on: dt.date, name: str, source: str, *, by: Actor, at: dt.datetime
) -> HolidayCorrection:
    row, _new = HolidayCorrection.objects.update_or_create(
        region=code, on=on, defaults={"name": name, "source": _clean(source), "by_id": by.id, "at": at}
    )
    record(
        by=by,
        verb="platform.holiday_added" if name else "platform.holiday_removed",
        target_kind="region",
        target_id=code,
        at=at,
        details={"on": on.isoformat()},
    )
    return row


def _clean(source: str) -> str:
    return one_line(source, limit=300)


def _check(on: dt.date, source: str, *, field: str = "on") -> None:
    if not _FIRST <= on <= _LAST:
        raise InvalidInput(fields={field: DATE_TOO_FAR})
    if not _clean(source):
        raise InvalidInput(fields={"source": SOURCE_MISSING})
