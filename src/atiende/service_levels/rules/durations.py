"""Lengths of time as people write them: hours and minutes, of open time."""

from __future__ import annotations

import re
from typing import Final

_WRITTEN: Final = re.compile(r"\s*(?:(\d{1,5})\s*h)?\s*(?:(\d{1,6})\s*(?:min|m))?\s*", re.IGNORECASE)
LONGEST: Final = 20_000 * 3600


def seconds_of(text: str) -> int | None:
    """Of «4 h», «4 h 30 min», «90 min»; None for anything else, nothing, or more than 20,000 hours."""
    found = _WRITTEN.fullmatch(text)
    if found is None:
        return None
    seconds = int(found[1] or 0) * 3600 + int(found[2] or 0) * 60
    return seconds if 0 < seconds <= LONGEST else None


def written(seconds: int) -> str:
    """Such as «4 h 30 min»; what is below a minute counts as a minute."""
    hours, minutes = divmod(-(-max(0, seconds) // 60), 60)
    parts = [f"{hours} h"] if hours else []
    if minutes or not hours:
        parts.append(f"{minutes} min")
    return " ".join(parts)
