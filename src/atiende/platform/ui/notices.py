"""What stands above every page of the staff: the installation is paused, backups are overdue. Rooms register theirs."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from django.db import DatabaseError
from django.utils.functional import Promise

from atiende.kernel.actors import Actor
from atiende.platform.ui.addresses import address_of

KEPT_SECONDS: Final = 10.0
"""Every page shows them: each process looks at most this often."""


@dataclass(frozen=True, slots=True)
class Notice:
    """`seen_with`: the grant of who sees it (none: all of the staff); `followed_with`: of who gets the link."""

    kind: Literal["info", "warn", "danger"]
    icon: str
    text: str | Promise
    link: str | Promise = ""
    url_name: str = ""
    seen_with: str = ""
    followed_with: str = ""

    @property
    def url(self) -> str:
        return address_of(self.url_name)


@dataclass(frozen=True, slots=True)
class _Kept:
    notices: tuple[Notice, ...]
    until: float


_sources: dict[str, Callable[[], Notice | None]] = {}
_kept = _Kept((), 0.0)


def register_notice(name: str, source: Callable[[], Notice | None]) -> None:
    """Add a notice, or replace the one of this name; the source is asked from time to time whether it holds."""
    _sources[name] = source


def notices_for(actor: Actor) -> list[tuple[Notice, bool]]:
    """Those that this actor sees, each with whether the link is theirs; none for who is not on the staff."""
    global _kept
    if not actor.grants:
        return []
    if time.monotonic() >= _kept.until:
        _kept = _Kept(_found(), time.monotonic() + KEPT_SECONDS)
    seen = (each for each in _kept.notices if not each.seen_with or actor.may(each.seen_with))
    return [(each, bool(each.url_name) and actor.may(each.followed_with)) for each in seen]


def look_again() -> None:
    """For who has just changed what a notice says."""
    global _kept
    _kept = _Kept((), 0.0)


def _found() -> tuple[Notice, ...]:
    try:
        return tuple(notice for source in _sources.values() if (notice := source()) is not None)
    except DatabaseError:
        return ()
