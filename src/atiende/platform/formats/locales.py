"""Which regional habits hold now: the language of the request together with the country of the organisation."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Final, Literal

from babel import Locale, UnknownLocaleError
from django.utils import translation

from atiende.platform.languages.defaults import defaults

Hours = Literal["", "12", "24"]


@dataclass(frozen=True, slots=True)
class Habits:
    """How a reader expects figures: `country` (ISO 3166-1), and 12 or 24 hours; empty means as usual there."""

    country: str = ""
    hours: Hours = ""


_AS_USUAL: Final = Habits()
_current: ContextVar[Habits] = ContextVar("habits", default=_AS_USUAL)
# Spain leaves four digits together (2990, 12.990); Babel does not know it (minimumGroupingDigits of the CLDR).
_FOUR_DIGITS_TOGETHER: Final = frozenset({"es", "es_ES", "es_EA", "es_GQ", "es_IC", "es_PH"})


@contextmanager
def formatting(*, country: str = "", hours: Hours = "") -> Iterator[None]:
    """Format for this country, and with this clock, until the block ends."""
    token = _current.set(Habits(country.upper(), hours))
    try:
        yield
    finally:
        _current.reset(token)


def current_locale() -> Locale:
    """Babel's locale for the active language in the country that counts."""
    language = (translation.get_language() or defaults().language).partition("-")[0]
    return _locale_for(language, _current.get().country or defaults().country)


def current_hours() -> Hours:
    return _current.get().hours


def minimum_grouping_digits(locale: Locale) -> int:
    """How many digits must stand before the first separator of thousands."""
    return 2 if str(locale) in _FOUR_DIGITS_TOGETHER else 1


@functools.cache
def _locale_for(language: str, country: str) -> Locale:
    # English read in a country that does not speak it: day before month, as in world English.
    for name in (f"{language}_{country}", "en_001" if language == "en" else language, "es"):
        try:
            return Locale.parse(name)
        except (UnknownLocaleError, ValueError):
            continue
    raise UnknownLocaleError(language)
