"""What holds when nobody has chosen: the organisation's language, country and time zone.

Platform lies below organisation and cannot ask it; organisation hands in its answer when the program starts.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Defaults:
    language: str = "es"
    country: str = "ES"
    """ISO 3166-1 alpha-2; decides how numbers, dates and hours are written."""
    time_zone: str = "Europe/Madrid"


_sources: list[Callable[[], Defaults]] = []


def take_defaults_from(source: Callable[[], Defaults]) -> None:
    """Hand in the function that knows them; it is asked often and must be cheap. The last one handed in counts."""
    _sources[:] = [source]


def defaults() -> Defaults:
    return _sources[0]() if _sources else Defaults()
