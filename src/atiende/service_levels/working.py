"""The hours in which the clocks of a policy count."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Final

from atiende.kernel.refusals import NotFound
from atiende.kernel.working_time import WorkingTime, always_open
from atiende.organisation.queries import calendar_id_of, working_time_of
from atiende.service_levels.rules.policy import ALWAYS, COMPANY

_YEARS_AHEAD: Final = 3


def calendar_for(calendar: str, *, brand_id: int, team_id: int | None) -> str:
    """Which one a clock keeps: the policy's own, else that of the team, the brand or the company."""
    if calendar != COMPANY:
        return calendar
    found = calendar_id_of(brand_id=brand_id, team_id=team_id)
    return COMPANY if found is None else str(found)


def working_time_for(calendar: str, zone: str, year: int) -> WorkingTime:
    """Of a clock's calendar, with what is special from that year on for three. One that is gone: the company's.

    `zone`: the case's own, for what is counted around the clock.
    """
    if calendar == ALWAYS:
        return always_open(zone or "UTC")
    first, last = dt.date(year - 1, 12, 31), dt.date(year + _YEARS_AHEAD, 12, 31)
    try:
        return working_time_of(int(calendar) if calendar else None, first, last)
    except NotFound:
        return working_time_of(None, first, last)


@dataclass(slots=True)
class Hours:
    """Calendars read once for as long as one piece of work lasts."""

    _known: dict[tuple[str, str, int], WorkingTime] = field(default_factory=dict)

    def of(self, calendar: str, zone: str, first: dt.datetime) -> WorkingTime:
        key = (calendar, zone if calendar == ALWAYS else "", first.year)
        if key not in self._known:
            self._known[key] = working_time_for(*key)
        return self._known[key]
