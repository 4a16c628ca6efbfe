"""Something that happened to a case, as rules look at it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """What rules look at. `triggers`: what it is to them. `event_id` None: a moment came, nothing happened."""

    triggers: tuple[str, ...]
    event: str
    ticket_id: int
    at: dt.datetime
    event_id: int | None = None
    message_id: int | None = None
    is_by_person: bool = False
    is_automatic: bool = False
    correlation_id: str = ""
