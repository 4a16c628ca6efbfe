"""Whether a person can be given work, and what changes it by itself. Pure: times are passed in."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

AWAY_AFTER: Final = dt.timedelta(minutes=10)
"""Without a sign of the person for so long: away."""
OFFLINE_AFTER: Final = dt.timedelta(minutes=60)
"""Without a sign for so long: offline, whatever was chosen."""
BEAT: Final = dt.timedelta(minutes=2)
"""How often a browser tells that its person does something, at most."""
WHOLE: Final = ""
"""The channel of what counts for all channels."""


class Presence(StrEnum):
    AVAILABLE = "available"
    BUSY = "busy"
    AWAY = "away"
    OFFLINE = "offline"


class Reason(StrEnum):
    """Why: the first four are chosen by people, the others come by themselves."""

    NONE = ""
    BREAK = "break"
    MEAL = "meal"
    MEETING = "meeting"
    TRAINING = "training"
    PAPERWORK = "paperwork"
    IDLE = "idle"
    GONE = "gone"
    SHIFT_OVER = "shift_over"
    SIGNED_OUT = "signed_out"
    BACK = "back"


CHOSEN: Final = (
    Reason.NONE,
    Reason.BREAK,
    Reason.MEAL,
    Reason.MEETING,
    Reason.TRAINING,
    Reason.PAPERWORK,
)
_BACK_FROM: Final = frozenset({Reason.IDLE, Reason.GONE, Reason.SHIFT_OVER, Reason.SIGNED_OUT})


@dataclass(frozen=True, slots=True)
class Now:
    """What stands. `shift_ended_at`: of the last shift that is over; None: none ended, or none is planned at all."""

    state: Presence
    since: dt.datetime
    reason: Reason = Reason.NONE
    is_automatic: bool = True
    active_at: dt.datetime | None = None
    is_in_shift: bool = False
    shift_ended_at: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Change:
    state: Presence
    reason: Reason


def change_with_time(now: Now, at: dt.datetime) -> Change | None:
    """What time alone changes: idle → away, gone → offline, the shift is over → offline. None for nothing."""
    if now.state == Presence.OFFLINE:
        return None
    seen = max(now.active_at or now.since, now.since)
    ended = now.shift_ended_at
    if ended is not None and not now.is_in_shift and now.since < ended <= at:
        return Change(Presence.OFFLINE, Reason.SHIFT_OVER)
    if at - seen >= OFFLINE_AFTER:
        return Change(Presence.OFFLINE, Reason.GONE)
    if now.state == Presence.AVAILABLE and at - seen >= AWAY_AFTER:
        return Change(Presence.AWAY, Reason.IDLE)
    return None


def change_with_activity(now: Now | None) -> Change | None:
    """What a sign of the person changes: who was away or offline by themselves is available again.

    Somebody whose shift is over stays offline until they say otherwise or the next shift begins.
    """
    if now is None:
        return Change(Presence.AVAILABLE, Reason.BACK)
    if now.state not in (Presence.AWAY, Presence.OFFLINE) or not now.is_automatic:
        return None
    if now.reason not in _BACK_FROM:
        return None
    if now.reason == Reason.SHIFT_OVER and not now.is_in_shift:
        return None
    return Change(Presence.AVAILABLE, Reason.BACK)


def state_on_channel(whole: Presence, own: Presence | None) -> Presence:
    """What counts for one channel: its own state while the person is available, else the person's."""
    return own if own is not None and whole == Presence.AVAILABLE else whole
