"""What the API says of clocks."""

from __future__ import annotations

import datetime as dt

from pydantic import BaseModel


class ClockShown(BaseModel):
    """`kind`: first_answer, next_answer, resolution, update, team or legal. `state`: running, soon, breached, paused,
    kept, late or gone. Seconds are open seconds of the clock's calendar; `due_at` is the target, `promised_at` what the
    customer was told.
    """

    id: int
    kind: str
    rule: str
    state: str
    policy: str
    started_at: dt.datetime
    due_at: dt.datetime | None
    promised_at: dt.datetime | None
    breached_at: dt.datetime | None
    ended_at: dt.datetime | None
    target_seconds: int | None
    spent_seconds: int | None
    left_seconds: int | None
    held_up_by: list[str]
    is_provisional: bool


class ClocksShown(BaseModel):
    items: list[ClockShown]
