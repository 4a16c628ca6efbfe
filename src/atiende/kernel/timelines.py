"""One history put together of several: each keeps its own order, and a place in the whole is a place in each."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final

_ABOVE_ALL: Final = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Below:
    """Only what lies before: earlier than `at`, or at the same instant with a smaller id."""

    at: dt.datetime
    id: int


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where one thing stands in a history read backwards: its instant, which of the histories it is of, its id."""

    at: dt.datetime
    source: str
    id: int

    def below_in(self, source: str) -> Below:
        """Where another of the histories goes on after this."""
        if source == self.source:
            return Below(self.at, self.id)
        return Below(self.at, _ABOVE_ALL if source < self.source else 0)
