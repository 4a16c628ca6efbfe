"""The date of a mail, in UTC, or nothing."""

from __future__ import annotations

import datetime as dt
import re
from email.utils import mktime_tz, parsedate_tz

_MONTHS = {"ene": "Jan", "abr": "Apr", "ago": "Aug", "dic": "Dec", "sept": "Sep"}
_NAMED_OFFSET = re.compile(r"\b(?:GMT|UTC)([+-]\d{2}):?(\d{2})\b")
_LOCAL = re.compile(r"\b(ene|abr|ago|dic|sept)\w*\.?", re.IGNORECASE)


def moment(text: str) -> dt.datetime | None:
    """The moment that a Date header says; without a zone it is taken as UTC."""
    text = _NAMED_OFFSET.sub(r"\1\2", text.strip()[:200])
    if not text:
        return None
    localised = _LOCAL.sub(lambda m: _MONTHS[m.group(1).lower()], text)
    for reading, words in ((_iso, text), (_classic, text), (_classic, localised)):
        try:
            found = reading(words)
        except (ValueError, OverflowError, TypeError, IndexError, OSError):
            continue
        if found is not None:
            return found
    return None


def _iso(text: str) -> dt.datetime | None:
    if not text[:4].isdigit():
        return None
    read = dt.datetime.fromisoformat(text)
    return read.replace(tzinfo=dt.UTC) if read.tzinfo is None else read.astimezone(dt.UTC)


def _classic(text: str) -> dt.datetime | None:
    parts = parsedate_tz(text)
    if parts is None:
        return None
    seconds = mktime_tz(parts)
    return dt.datetime(1970, 1, 1, tzinfo=dt.UTC) + dt.timedelta(seconds=seconds)
