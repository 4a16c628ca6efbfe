"""The holidays of one region with the corrections that a company made, and up to when they are complete."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib.metadata import version
from typing import Final

from atiende.platform.regions.known import Region
from atiende.platform.regions.shipped import shipped_complete_from, shipped_complete_until, shipped_holidays

CALENDAR_VERSION: Final = f"holidays-{version('holidays')}"


@dataclass(frozen=True, slots=True)
class Correction:
    """One day that a company adds (`name`) or takes away (`name` empty) in a region and all that lies in it."""

    region: str
    on: dt.date
    name: str


@dataclass(frozen=True)
class RegionCalendar:
    """What ships, with corrections above it. `completed` holds dates that people gave for regions."""

    region: Region
    corrections: tuple[Correction, ...] = ()
    completed: dict[str, dt.date] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        region: Region,
        corrections: Iterable[Correction] = (),
        completed: dict[str, dt.date] | None = None,
    ) -> RegionCalendar:
        """Only what concerns this region; corrections of wider places come first, so that the nearest wins."""
        order = {code: place for place, code in enumerate(reversed(region.within))}
        mine = sorted(
            (each for each in corrections if each.region in order), key=lambda each: order[each.region]
        )
        dates = {code: date for code, date in (completed or {}).items() if code in order}
        return cls(region, tuple(mine), dates)

    def holidays(self, first: dt.date, last: dt.date) -> dict[dt.date, str]:
        """Public holidays from `first` to `last`, both included."""
        found = shipped_holidays(self.region, first, last)
        for each in self.corrections:
            if not first <= each.on <= last:
                continue
            if each.name:
                found[each.on] = each.name
            else:
                found.pop(each.on, None)
        return dict(sorted(found.items()))

    def holiday(self, on: dt.date) -> str:
        """The name of the holiday of this day, or nothing."""
        return self.holidays(on, on).get(on, "")

    @property
    def complete_until(self) -> dt.date:
        """Beyond this day an answer is provisional. The date of the nearest place with the same holidays counts."""
        for code in self._places_with_these_holidays():
            if code in self.completed:
                return self.completed[code]
        return shipped_complete_until(self.region)

    def _places_with_these_holidays(self) -> tuple[str, ...]:
        within = self.region.within
        if "/" in self.region.code:
            return within[:1]
        return within if self.region.calendar is None else within[:-1]

    @property
    def complete_from(self) -> dt.date:
        return shipped_complete_from(self.region)

    @property
    def version(self) -> str:
        """What ships and, where a company corrected it, a digest of its corrections."""
        told = [f"{each.region} {each.on} {each.name}" for each in self.corrections]
        told += [f"{code} {date}" for code, date in sorted(self.completed.items())]
        if not told:
            return CALENDAR_VERSION
        digest = hashlib.sha256("\n".join(sorted(told)).encode()).hexdigest()
        return f"{CALENDAR_VERSION}+{digest[:12]}"
