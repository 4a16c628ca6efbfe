"""Public holidays of a region by date: those that ship, with the company's own corrections above them.

    holidays_of("ES-MD", first, last) -> {date: name};  complete_until("ES-MD") -> date;  calendar_of("ES-CT/Barcelona")
Regions are ISO 3166; UnknownRegion otherwise. A date beyond `complete_until` is provisional: say so.
Verbs are in `actions`.
"""

from atiende.platform.holidays.asking import (
    calendar_of,
    complete_until,
    completions,
    corrections_of,
    holidays_of,
    region_of,
)
from atiende.platform.regions import Region, UnknownRegion, known_regions

__all__ = [
    "Region",
    "UnknownRegion",
    "calendar_of",
    "complete_until",
    "completions",
    "corrections_of",
    "holidays_of",
    "known_regions",
    "region_of",
]
