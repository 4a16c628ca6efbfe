"""The outbox as the dispatcher sees it: aggregates to claim, deliveries to make, outcomes to write. Plain SQL."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection

ADVISORY_SPACE = 4_120_001  # keeps our hashes of aggregates apart from other users of advisory locks
WAITS_SECONDS = (1, 5, 30, 120, 600, 1800, 3600, 3600)
WINDOWS = (300, 20_000)

# A time further off than the longest wait was written under another clock: then it is due now.
_DUE = (
    "(next_attempt_at IS NULL OR next_attempt_at <= clock_timestamp()"
    f" OR next_attempt_at > clock_timestamp() + interval '{WAITS_SECONDS[-1]} seconds')"
)

_CLAIM = f"""
WITH ready AS MATERIALIZED (
    SELECT aggregate, event_id FROM platform_delivery
    WHERE state = 'pending' AND {_DUE} ORDER BY event_id LIMIT %(window)s
), oldest AS MATERIALIZED (
    SELECT aggregate FROM ready GROUP BY aggregate ORDER BY min(event_id)
)
SELECT aggregate FROM oldest
WHERE pg_try_advisory_xact_lock(hashtextextended(aggregate, {ADVISORY_SPACE})) LIMIT %(limit)s
"""  # noqa: S608  only constants

_LOAD = f"""
SELECT d.event_id, d.handler, d.aggregate, d.number, d.attempts, d.correlation_id,
    d.state = 'pending' AND d.is_due, e.name, e.payload, e.at
FROM unnest(%(aggregates)s::text[]) WITH ORDINALITY AS claimed (aggregate, place)
CROSS JOIN LATERAL (
    SELECT *, {_DUE} AS is_due FROM platform_delivery AS owed
    WHERE owed.aggregate = claimed.aggregate AND owed.state <> 'waiting'
    ORDER BY owed.number LIMIT %(limit)s
) AS d
LEFT JOIN platform_event AS e ON e.id = d.event_id
ORDER BY claimed.place, d.number, d.handler LIMIT %(limit)s
"""  # noqa: S608  only constants

_DELIVERED = """
DELETE FROM platform_delivery AS d USING unnest(%(events)s::bigint[], %(handlers)s::text[]) AS done (event_id, handler)
WHERE d.event_id = ANY(%(events)s) AND d.event_id = done.event_id AND d.handler = done.handler
"""

_FAILED = """
UPDATE platform_delivery SET attempts = attempts + 1, last_error = %(error)s,
    state = CASE WHEN %(wait)s::int IS NULL THEN 'stuck' ELSE 'pending' END,
    next_attempt_at = clock_timestamp() + make_interval(secs => %(wait)s)
WHERE event_id = %(event_id)s AND handler = %(handler)s
"""

_HOLD = """
UPDATE platform_delivery SET state = 'waiting'
WHERE aggregate = %(aggregate)s AND handler = %(handler)s AND number > %(number)s AND state = 'pending'
"""

_RELEASE = """
UPDATE platform_delivery SET state = 'pending'
WHERE aggregate = %(aggregate)s AND handler = %(handler)s AND state = 'waiting'
"""


@dataclass(frozen=True, slots=True)
class Owed:
    """A delivery that is owed, with its event as stored: JSON (None when the event is gone)."""

    event_id: int
    handler: str
    aggregate: str
    number: int
    attempts: int
    correlation_id: str
    is_due: bool
    event_name: str | None
    payload: str | None
    emitted_at: datetime

    @property
    def lane(self) -> tuple[str, str]:
        return self.aggregate, self.handler


def claim_aggregates(limit: int) -> list[str]:
    """Lock up to `limit` aggregates with due deliveries until the end of the transaction, the oldest first."""
    with connection.cursor() as cursor:
        for window in WINDOWS:
            cursor.execute(_CLAIM, {"window": window, "limit": limit})
            claimed = [aggregate for (aggregate,) in cursor.fetchall()]
            if claimed:
                return claimed
    return []


def lock_aggregate(aggregate: str) -> None:
    """Wait until no dispatcher works on this aggregate, and keep them off until the end of the transaction."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT pg_advisory_xact_lock(hashtextextended(%s, {ADVISORY_SPACE}))", [aggregate])


def load_deliveries(aggregates: Sequence[str], limit: int) -> list[Owed]:
    """What claimed aggregates owe, each in the order of its numbers."""
    with connection.cursor() as cursor:
        cursor.execute(_LOAD, {"aggregates": list(aggregates), "limit": limit})
        return [Owed(*row) for row in cursor.fetchall()]


def remove_delivered(delivered: Sequence[Owed]) -> None:
    """Delete what was delivered, and free what waited behind one that had failed before."""
    if not delivered:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            _DELIVERED,
            {
                "events": [owed.event_id for owed in delivered],
                "handlers": [owed.handler for owed in delivered],
            },
        )
    for lane in {owed.lane for owed in delivered if owed.attempts}:
        release_lane(*lane)


def mark_failed(owed: Owed, error: str, attempts_allowed: int) -> None:
    """Set the next attempt, or stuck after the last one."""
    attempts = owed.attempts + 1
    wait = None if attempts >= attempts_allowed else WAITS_SECONDS[min(attempts, len(WAITS_SECONDS)) - 1]
    with connection.cursor() as cursor:
        cursor.execute(
            _FAILED, {"error": error[:4000], "wait": wait, "event_id": owed.event_id, "handler": owed.handler}
        )


def hold_lane(owed: Owed) -> None:
    """Let what comes after this delivery in its lane wait."""
    with connection.cursor() as cursor:
        cursor.execute(_HOLD, {"aggregate": owed.aggregate, "handler": owed.handler, "number": owed.number})


def release_lane(aggregate: str, handler: str) -> None:
    """Let what waits in a lane be delivered."""
    with connection.cursor() as cursor:
        cursor.execute(_RELEASE, {"aggregate": aggregate, "handler": handler})
