"""Announcing facts: one statement numbers them, keeps them and owes each handler a delivery."""

from __future__ import annotations

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, transaction

from atiende.kernel.correlation import current_correlation_id
from atiende.kernel.events import Event
from atiende.platform.outbox.registry import handlers_of
from atiende.platform.postgres.gathering import write_rows
from atiende.platform.wake import wake

CHANNEL = "atiende_outbox"
_ENCODER = DjangoJSONEncoder(separators=(",", ":"))

_EMIT = """
WITH told AS MATERIALIZED (
    SELECT event.*, row_number() OVER lane AS nth, count(*) OVER (PARTITION BY aggregate) AS total
    FROM ROWS FROM (
        json_to_recordset(%s::json)
        AS (name text, aggregate text, payload text, correlation_id text, handlers text[])
    ) WITH ORDINALITY AS event (name, aggregate, payload, correlation_id, handlers, place)
    WINDOW lane AS (PARTITION BY aggregate ORDER BY place)
), lane AS (
    INSERT INTO platform_lane AS known (aggregate, last_number)
    SELECT aggregate, total FROM told WHERE nth = 1 ORDER BY aggregate
    ON CONFLICT (aggregate) DO UPDATE SET last_number = known.last_number + excluded.last_number
    RETURNING aggregate, last_number
), numbered AS MATERIALIZED (
    SELECT told.*, atiende_next_id() AS id, last_number - total + nth AS number
    FROM told JOIN lane USING (aggregate) ORDER BY place
), event AS (
    INSERT INTO platform_event (id, name, aggregate, number, payload, correlation_id, at)
    SELECT id, name, aggregate, number, payload::jsonb, correlation_id, clock_timestamp() FROM numbered
)
INSERT INTO platform_delivery (event_id, handler, aggregate, number, correlation_id)
SELECT id, handler, aggregate, number, correlation_id FROM numbered, unnest(handlers) AS handler
"""


def emit(event: Event) -> None:
    """Announce a fact in the transaction that makes it true. RuntimeError outside of a transaction."""
    if not connection.in_atomic_block:
        raise RuntimeError(f"{event.name} was emitted outside of a transaction")
    handlers = handlers_of(event.name)
    told = {
        "aggregate": event.aggregate,
        "name": event.name,
        "payload": _ENCODER.encode(event.payload()),
        "correlation_id": current_correlation_id(),
        "handlers": handlers,
    }
    write_rows(_EMIT, [told])
    if handlers:
        transaction.on_commit(_wake_dispatchers)


def _wake_dispatchers() -> None:
    wake(CHANNEL)
