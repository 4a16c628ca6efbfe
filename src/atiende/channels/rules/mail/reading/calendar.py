"""Invitations out of calendar parts."""

from __future__ import annotations

import datetime as dt
import importlib
from typing import Any

from atiende.channels.rules.mail.parts import Invitation
from atiende.channels.rules.mail.reading.limits import MAX_CALENDAR_BYTES
from atiende.kernel.text import one_line


def invitations(content: bytes, method: str = "") -> tuple[Invitation, ...]:
    """The entries of a calendar file; none where it cannot be understood."""
    if len(content) > MAX_CALENDAR_BYTES:
        return ()
    try:
        library = importlib.import_module("atiende.channels.rules.mail.reading.calendar_library")
        told, events = library.method_and_events(content)
        return tuple(_invitation(event, told or method) for event in events[:20])
    except Exception:  # a library that reads hostile text: any fault of it means "no invitation"
        return ()


def _invitation(event: Any, method: str) -> Invitation:
    return Invitation(
        method=one_line(method, limit=40).upper(),
        summary=one_line(_said(event, "SUMMARY"), limit=500),
        place=one_line(_said(event, "LOCATION"), limit=500),
        starts=_time(event, "DTSTART"),
        ends=_time(event, "DTEND"),
        organiser=one_line(_said(event, "ORGANIZER"), limit=320)
        .removeprefix("mailto:")
        .removeprefix("MAILTO:"),
    )


def _said(event: Any, name: str) -> str:
    value = event.get(name, "")
    return str(value[0] if isinstance(value, list) and value else value)


def _time(event: Any, name: str) -> dt.datetime | dt.date | None:
    value = getattr(event.get(name), "dt", None)
    return value if isinstance(value, dt.date) else None
