"""Time zones by their IANA names."""

from __future__ import annotations

import zoneinfo


def is_time_zone(name: str) -> bool:
    return name in zoneinfo.available_timezones()
