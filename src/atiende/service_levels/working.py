"""The hours in which the clocks of a policy count."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from atiende.kernel.working_time import WorkingTime, always_open


def working_time_for(calendar: str, zone: str, first: dt.datetime) -> WorkingTime:
    """Of a policy's calendar, from that moment on. `zone`: the case's own, for what is counted around the clock."""
    return always_open(zone or "UTC")


@dataclass(slots=True)
class Hours:
    """Calendars read once for as long as one piece of work lasts."""

    _known: dict[tuple[str, str, int], WorkingTime] = field(default_factory=dict)

    def of(self, calendar: str, zone: str, first: dt.datetime) -> WorkingTime:
        key = (calendar, zone, first.year)
        if key not in self._known:
            self._known[key] = working_time_for(calendar, zone, first)
        return self._known[key]
