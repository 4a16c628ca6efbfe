"""Minutes as somebody accounts for them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Final

from atiende.tasks.errors import DAY_WRONG, MINUTES_WRONG
from atiende.tasks.rules.cleaning import clean_line

MOST_MINUTES: Final = 1_440
OLDEST: Final = dt.timedelta(days=366)


@dataclass(frozen=True, slots=True, kw_only=True)
class Worked:
    """By whoever says so. `worked_on`: a day of the last year."""

    minutes: int
    worked_on: dt.date
    is_billable: bool = False
    by_timer: bool = False
    what: str = ""

    def cleaned(self) -> Worked:
        return replace(self, what=clean_line(self.what))

    def problems(self, *, today: dt.date) -> dict[str, str]:
        found = {}
        if not 1 <= self.minutes <= MOST_MINUTES:
            found["minutes"] = MINUTES_WRONG
        if not today - OLDEST <= self.worked_on <= today + dt.timedelta(days=1):
            found["worked_on"] = DAY_WRONG
        return found
