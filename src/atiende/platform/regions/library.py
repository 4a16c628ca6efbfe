"""The holidays library. Loaded when the first holiday is asked for: most processes never do, and it is large."""

from __future__ import annotations

import datetime as dt

import holidays


def parts_by_country() -> dict[str, list[str]]:
    """The countries that it knows, and the parts of each."""
    return dict(holidays.list_supported_countries(include_aliases=False))


def languages_of(country: str) -> tuple[tuple[str, ...], str | None]:
    """Those in which it names the days of a country, and the country's own."""
    known = holidays.country_holidays(country, years=[])
    return tuple(known.supported_languages), known.default_language


def days_of(country: str, part: str | None, year: int, language: str | None) -> dict[dt.date, str]:
    """Its public holidays of one year; some of the neighbouring years may be among them."""
    return dict(holidays.country_holidays(country, subdiv=part, years=[year], language=language))
