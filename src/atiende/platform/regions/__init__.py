"""Countries, their parts and towns as the calendars know them, with their zones and the holidays that ship.

Plain Python without Django, so that a command answers on a machine where nothing is set up. The holidays of a company,
with its own corrections above these, are in `atiende.platform.holidays`.
"""

from atiende.platform.regions.calendar import CALENDAR_VERSION, Correction, RegionCalendar
from atiende.platform.regions.known import Region, UnknownRegion, find_region, known_regions
from atiende.platform.regions.shipped import shipped_complete_until, shipped_holidays

__all__ = [
    "CALENDAR_VERSION",
    "Correction",
    "Region",
    "RegionCalendar",
    "UnknownRegion",
    "find_region",
    "known_regions",
    "shipped_complete_until",
    "shipped_holidays",
]
