"""When what did not arrive is sent again, and what an answer means (Standard Webhooks, recommended schedule)."""

from __future__ import annotations

import datetime as dt
import email.utils
from enum import StrEnum
from typing import Final

WAITS: Final = tuple(
    dt.timedelta(seconds=seconds) for seconds in (5, 300, 1800, 7200, 18_000, 36_000, 36_000)
)
ATTEMPTS: Final = len(WAITS) + 1
JITTER: Final = 0.2
LONGEST_PATIENCE: Final = dt.timedelta(hours=24)
WARNED_AFTER: Final = dt.timedelta(days=1)
PAUSED_AFTER: Final = dt.timedelta(days=5)
KEPT: Final = dt.timedelta(days=30)
_PATIENCE: Final = frozenset({429, 503})


class Outcome(StrEnum):
    DELIVERED = "delivered"
    GONE = "gone"
    RETRY = "retry"


def outcome_of(status: int | None) -> Outcome:
    """Any 2xx has arrived; 410 wants nothing any more; all else, no answer and redirections too, is tried again."""
    if status is not None and 200 <= status < 300:
        return Outcome.DELIVERED
    return Outcome.GONE if status == 410 else Outcome.RETRY


def wait_after(attempts: int, *, chance: float) -> dt.timedelta | None:
    """How long to wait after so many attempts, longer or shorter by up to a fifth (`chance` 0 … 1); None: no more."""
    if attempts > len(WAITS):
        return None
    return WAITS[attempts - 1] * (1 - JITTER + 2 * JITTER * chance)


def patience_asked(status: int | None, retry_after: str, *, at: dt.datetime) -> dt.timedelta | None:
    """What Retry-After asks for (RFC 9110: seconds or a date) with 429 and 503, a day at most; None without."""
    if status not in _PATIENCE or not retry_after:
        return None
    if retry_after.isascii() and retry_after.isdigit():
        asked = dt.timedelta(seconds=min(int(retry_after[:9]), LONGEST_PATIENCE.total_seconds()))
    else:
        asked = _until(retry_after, at)
    return min(asked, LONGEST_PATIENCE) if asked > dt.timedelta() else None


def _until(text: str, at: dt.datetime) -> dt.timedelta:
    try:
        moment = email.utils.parsedate_to_datetime(text)
        return moment - at if moment.tzinfo else moment.replace(tzinfo=dt.UTC) - at
    except (ValueError, TypeError, OverflowError, IndexError):
        return dt.timedelta()
