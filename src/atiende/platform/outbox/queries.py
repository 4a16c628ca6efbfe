"""How the outbox stands: what is stuck, what is owed, for how long."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection

from atiende.kernel.actors import Actor
from atiende.kernel.ids import instant_of

GRANT = "operations.manage"
LARGEST_PAGE = 500

_HALTED = """
SELECT d.event_id, d.handler, d.aggregate, coalesce(e.name, ''), d.attempts, d.state = 'stuck', d.next_attempt_at,
    d.last_error, d.correlation_id,
    (SELECT count(*) FROM platform_delivery w
        WHERE w.aggregate = d.aggregate AND w.handler = d.handler AND w.state = 'waiting')
FROM platform_delivery d LEFT JOIN platform_event e ON e.id = d.event_id
WHERE (d.state = 'stuck' OR (d.state = 'pending' AND d.attempts > 0)) AND d.event_id > %s
ORDER BY d.event_id, d.handler LIMIT %s
"""

_BACKLOG = """
SELECT count(*) FILTER (WHERE state = 'pending'), count(*) FILTER (WHERE state = 'waiting'),
    count(*) FILTER (WHERE state = 'stuck'), min(event_id) FILTER (WHERE state = 'pending' AND attempts = 0)
FROM platform_delivery
"""

_OWED = """
SELECT DISTINCT aggregate FROM platform_delivery
WHERE handler = %s AND aggregate = ANY (%s::text[]) AND state = 'pending'
"""


@dataclass(frozen=True, slots=True)
class HaltedLane:
    """A lane whose next delivery failed. `is_stuck`: it waits for a person; otherwise for `next_attempt_at`."""

    event_id: int
    handler: str
    aggregate: str
    event_name: str
    attempts: int
    is_stuck: bool
    next_attempt_at: datetime | None
    last_error: str
    correlation_id: str
    waiting: int


@dataclass(frozen=True, slots=True)
class Backlog:
    """How many deliveries are owed. `oldest` is how long the oldest untried one has been waiting."""

    pending: int
    waiting: int
    stuck: int
    oldest: timedelta | None


def list_stuck(actor: Actor, *, after_event_id: int = 0, limit: int = 100) -> list[HaltedLane]:
    """Lanes that failed, the oldest first, those that will be tried again too. Raises NotPermitted."""
    actor.require(GRANT)
    with connection.cursor() as cursor:
        cursor.execute(_HALTED, [after_event_id, min(limit, LARGEST_PAGE)])
        rows = cursor.fetchall()
    return [HaltedLane(*row) for row in rows]


def owed_among(handler: str, aggregates: Iterable[str]) -> frozenset[str]:
    """Of these lanes those in which this handler is still to be told something; lanes that halted are left out."""
    with connection.cursor() as cursor:
        cursor.execute(_OWED, [handler, sorted(aggregates)])
        return frozenset(aggregate for (aggregate,) in cursor.fetchall())


def count_pending(at: datetime) -> Backlog:
    """The backlog for health pages and figures; anybody inside may ask, it names nothing."""
    with connection.cursor() as cursor:
        cursor.execute(_BACKLOG)
        pending, waiting, stuck, oldest = cursor.fetchone()
    age = None if oldest is None else max(timedelta(), at - instant_of(oldest))
    return Backlog(pending, waiting, stuck, age)
