"""Announcing a fact: one statement numbers it, keeps it and owes each handler a delivery."""

from __future__ import annotations

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, transaction

from atiende.kernel.correlation import current_correlation_id
from atiende.kernel.events import Event
from atiende.platform.outbox.registry import handlers_of
from atiende.platform.postgres.writing import write
from atiende.platform.wake import wake

CHANNEL = "atiende_outbox"
_ENCODER = DjangoJSONEncoder(separators=(",", ":"))

_EMIT = """
WITH lane AS (
    INSERT INTO platform_lane AS known (aggregate, last_number) VALUES (%(aggregate)s::text, 1)
    ON CONFLICT (aggregate) DO UPDATE SET last_number = known.last_number + 1
    RETURNING last_number
), event AS (
    INSERT INTO platform_event (name, aggregate, number, payload, correlation_id, at)
    SELECT %(name)s::text, %(aggregate)s::text, last_number, %(payload)s::jsonb, %(correlation_id)s::text,
        clock_timestamp()
    FROM lane
    RETURNING id, number
)
INSERT INTO platform_delivery (event_id, handler, aggregate, number, correlation_id)
SELECT event.id, handler, %(aggregate)s::text, event.number, %(correlation_id)s::text
FROM event, unnest(%(handlers)s::text[]) AS handler
"""


def emit(event: Event) -> None:
    """Announce a fact in the transaction that makes it true. RuntimeError outside of a transaction."""
    if not connection.in_atomic_block:
        raise RuntimeError(f"{event.name} was emitted outside of a transaction")
    handlers = handlers_of(event.name)
    write(
        _EMIT,
        {
            "aggregate": event.aggregate,
            "name": event.name,
            "payload": _ENCODER.encode(event.payload()),
            "correlation_id": current_correlation_id(),
            "handlers": handlers,
        },
    )
    if handlers:
        transaction.on_commit(_wake_dispatchers)


def _wake_dispatchers() -> None:
    wake(CHANNEL)
