"""The public holidays that come with the product: those of the holidays library, with their Spanish names."""

from __future__ import annotations

import datetime as dt
import functools
from typing import Final

from atiende.platform.regions.known import Region, date_fact, library

_SPANISH: Final = "es"


def shipped_holidays(region: Region, first: dt.date, last: dt.date) -> dict[dt.date, str]:
    """Public holidays from `first` to `last`, both included, in the order of their dates."""
    return {
        day: name
        for year in range(first.year, last.year + 1)
        for day, name in _of_year(region.country, region.calendar, year)
        if first <= day <= last
    }


def shipped_complete_until(region: Region) -> dt.date:
    """The last day up to which what ships was checked against what was published."""
    return date_fact(region.country, "complete_until") or dt.date.min


def shipped_complete_from(region: Region) -> dt.date:
    """The first day that was checked; the beginning of time where nobody says otherwise."""
    return date_fact(region.country, "complete_from") or dt.date.min


@functools.lru_cache(maxsize=4096)
def _of_year(country: str, part: str | None, year: int) -> tuple[tuple[dt.date, str], ...]:
    found = library().days_of(country, part, year, _language(country))
    return tuple(sorted((day, name) for day, name in found.items() if day.year == year))


@functools.cache
def _language(country: str) -> str | None:
    """Spanish where the library has it; else None, the language of the country."""
    spoken, own = library().languages_of(country)
    return _SPANISH if _SPANISH in spoken else str(own) if own else None
