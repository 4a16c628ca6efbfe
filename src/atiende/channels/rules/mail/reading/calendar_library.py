"""The icalendar library. Loaded with the first calendar that comes: few mails have one, and it is large."""

from __future__ import annotations

from typing import Any

from icalendar import Calendar


def method_and_events(content: bytes) -> tuple[str, list[Any]]:
    """What the sender asks for, and the entries of the file. Raises what the library raises."""
    calendar = Calendar.from_ical(content)
    return str(calendar.get("METHOD", "")), list(calendar.walk("VEVENT"))
