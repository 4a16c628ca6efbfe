"""A task as somebody writes it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from atiende.tasks.errors import DUE_MISSING, DUE_TOO_FAR, TITLE_MISSING, UNKNOWN_RECURRENCE
from atiende.tasks.rules.cleaning import clean_line, clean_text
from atiende.tasks.rules.recurrence import Recurrence

FARTHEST: Final = dt.timedelta(days=3660)
END_OF_DAY: Final = dt.time(23, 59)
_RECURRENCES: Final = frozenset(each.value for each in Recurrence)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTask:
    """`due_at` with zone; `is_all_day`: the hour is only the end of the day. `time_zone`: in which it comes back."""

    title: str
    details: str = ""
    ticket_id: int | None = None
    assignee_id: int | None = None
    team_id: int | None = None
    due_at: dt.datetime | None = None
    is_all_day: bool = True
    recurrence: str = ""
    time_zone: str = "UTC"

    def cleaned(self) -> NewTask:
        due_at = self.due_at and self.due_at.astimezone(dt.UTC).replace(microsecond=0)
        return replace(
            self,
            title=clean_line(self.title),
            details=clean_text(self.details),
            due_at=due_at,
            time_zone=_known(self.time_zone),
        )

    def problems(self, *, at: dt.datetime) -> dict[str, str]:
        """Of a cleaned one, by field."""
        found = {}
        if not self.title:
            found["title"] = TITLE_MISSING
        if self.recurrence not in _RECURRENCES:
            found["recurrence"] = UNKNOWN_RECURRENCE
        elif self.recurrence and self.due_at is None:
            found["due_at"] = DUE_MISSING
        if self.due_at is not None and abs(self.due_at - at) > FARTHEST:
            found["due_at"] = DUE_TOO_FAR
        return found

    @property
    def day_of_month(self) -> int:
        return self.due_at.astimezone(ZoneInfo(self.time_zone)).day if self.due_at else 1


def end_of_day(on: dt.date, zone: ZoneInfo) -> dt.datetime:
    """When a task without an hour is due."""
    return dt.datetime.combine(on, END_OF_DAY, tzinfo=zone).astimezone(dt.UTC)


def _known(zone: str) -> str:
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return "UTC"
    return zone
