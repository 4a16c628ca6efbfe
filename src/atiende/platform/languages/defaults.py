"""What holds when nobody has chosen: the organisation's language, country and time zone.

Platform lies below organisation and cannot ask it; organisation hands in its answer when the program starts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Final

from django.db import DatabaseError


@dataclass(frozen=True, slots=True)
class Defaults:
    language: str = "es"
    country: str = "ES"
    """ISO 3166-1 alpha-2; decides how numbers, dates and hours are written."""
    time_zone: str = "Europe/Madrid"


BEFORE_THE_SET_UP: Final = Defaults()
_sources: list[Callable[[], Defaults]] = []
_remembered: ContextVar[list[Defaults] | None] = ContextVar("remembered_defaults", default=None)


def take_defaults_from(source: Callable[[], Defaults]) -> None:
    """Hand in the function that knows them. The last one handed in counts."""
    _sources[:] = [source]


def defaults() -> Defaults:
    """What the organisation says; while the database is away, so that its error page can be shown, what we ship."""
    remembered = _remembered.get()
    if remembered:
        return remembered[0]
    try:
        found = _sources[0]() if _sources else BEFORE_THE_SET_UP
    except DatabaseError:
        found = BEFORE_THE_SET_UP
    if remembered is not None:
        remembered.append(found)
    return found


def already_read(found: Defaults) -> None:
    """Within `asked_once`: what came along with something else needs no question of its own."""
    remembered = _remembered.get()
    if remembered is not None:
        remembered[:] = [found]


@contextmanager
def asked_once() -> Iterator[None]:
    """Within this block, such as a request, the source is asked at most once."""
    token = _remembered.set([])
    try:
        yield
    finally:
        _remembered.reset(token)
