"""The holidays that close a calendar: of its region, as far as they are known."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Final

from atiende.kernel.refusals import InvalidInput, gettext_noop
from atiende.organisation.rules.calendar import CalendarFields, problems_of_calendar
from atiende.platform.holidays import UnknownRegion, complete_until, holidays_of, region_of

NOT_A_REGION: Final = gettext_noop("Choose a region of the list, or none.")


def closed_by_holidays(region: str, first: dt.date, last: dt.date) -> dict[dt.date, str]:
    """Names by day, both ends included; none without a region, or of one that is no longer known."""
    try:
        return holidays_of(region, first, last) if region else {}
    except UnknownRegion:
        return {}


def holidays_known_until(region: str) -> dt.date | None:
    """The last day whose holidays were checked; None without a region: nothing is awaited."""
    try:
        return complete_until(region) if region else None
    except UnknownRegion:
        return dt.date.min


def checked_calendar(calendar: CalendarFields, at: dt.datetime) -> CalendarFields:
    """Cleaned, with the region as its code is written. Raises InvalidInput."""
    cleaned = calendar.cleaned()
    problems = problems_of_calendar(cleaned, at=at.date())
    try:
        code = region_of(cleaned.region).code if cleaned.region else ""
    except UnknownRegion:
        code, problems = "", problems | {"region": NOT_A_REGION}
    if problems:
        raise InvalidInput(fields=problems)
    return dataclasses.replace(cleaned, region=code)
