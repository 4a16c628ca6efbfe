from __future__ import annotations

from datetime import datetime

from django.db import connection, transaction

from atiende.kernel.actors import Actor
from atiende.kernel.ids import first_id_at
from atiende.platform.audit import record
from atiende.platform.outbox.emit import CHANNEL
from atiende.platform.outbox.errors import ReplayTooWide, UnknownHandler
from atiende.platform.outbox.registry import events_of
from atiende.platform.wake import wake

GRANT = "operations.manage"

_OWE_AGAIN = """
INSERT INTO platform_delivery (event_id, handler, aggregate, number, correlation_id)
SELECT id, %(handler)s, aggregate, number, correlation_id FROM platform_event
WHERE name = ANY(%(events)s) AND (%(aggregate)s = '' OR aggregate = %(aggregate)s)
    AND id >= %(first)s AND id < %(end)s
ON CONFLICT (event_id, handler) DO NOTHING
"""


def replay_events(
    *,
    handler: str,
    aggregate: str = "",
    since: datetime | None = None,
    until: datetime | None = None,
    by: Actor,
    at: datetime,
) -> int:
    """Tell one handler once more of events that are still kept, in their order; returns how many.

    Raises NotPermitted, UnknownHandler, ReplayTooWide (neither an aggregate nor a beginning).
    """
    by.require(GRANT)
    events = events_of(handler)
    if not events:
        raise UnknownHandler(handler=handler)
    if not aggregate and since is None:
        raise ReplayTooWide
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(
                _OWE_AGAIN,
                {
                    "handler": handler,
                    "events": events,
                    "aggregate": aggregate,
                    "first": first_id_at(since) if since else 0,
                    "end": first_id_at(until or at),
                },
            )
            count: int = cursor.rowcount
        record(
            by=by,
            verb="platform.events_replayed",
            target_kind="handler",
            target_id=handler,
            at=at,
            details={"events": count, "aggregate": aggregate},
        )
        transaction.on_commit(lambda: wake(CHANNEL))
    return count
