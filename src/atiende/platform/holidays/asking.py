"""Reads of calendars: two small queries, and the library's days."""

from __future__ import annotations

import datetime as dt

from atiende.platform.models.holidays import CalendarCompletion, HolidayCorrection
from atiende.platform.regions import Correction, Region, RegionCalendar, find_region


def holidays_of(region: str, first: dt.date, last: dt.date) -> dict[dt.date, str]:
    """Names of public holidays by date, from `first` to `last`, both included. Raises UnknownRegion."""
    return _calendar(region, _corrections(), {}).holidays(first, last)


def complete_until(region: str) -> dt.date:
    """The last day up to which this calendar was checked; later answers are provisional. Raises UnknownRegion."""
    return calendar_of(region).complete_until


def calendar_of(region: str) -> RegionCalendar:
    """The calendar of a region with what the company corrected. Raises UnknownRegion."""
    return _calendar(region, _corrections(), dict(completions()))


def region_of(code: str) -> Region:
    """The region of this code, towns of the company's own corrections among them. Raises UnknownRegion."""
    return find_region(code, HolidayCorrection.objects.values_list("region", flat=True).distinct())


def completions() -> list[tuple[str, dt.date]]:
    """Up to when the company says that it checked the calendar of each region."""
    return list(CalendarCompletion.objects.order_by("region").values_list("region", "until"))


def corrections_of(region: Region, year: int) -> list[HolidayCorrection]:
    """The company's corrections that concern this region in this year, in the order of their dates."""
    found = HolidayCorrection.objects.filter(region__in=region.within, on__year=year)
    return list(found.order_by("on", "region"))


def _corrections() -> list[Correction]:
    return [Correction(*row) for row in HolidayCorrection.objects.values_list("region", "on", "name")]


def _calendar(region: str, corrections: list[Correction], completed: dict[str, dt.date]) -> RegionCalendar:
    found = find_region(region, {each.region for each in corrections})
    return RegionCalendar.of(found, corrections, completed)
