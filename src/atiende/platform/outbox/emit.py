"""Announcing facts: one statement numbers them, keeps them and owes each handler a delivery.

Handlers on demand are found by that statement itself: what nobody demanded costs a look at a small table. They are not
woken: a worker that looks by itself finds them within a quarter of a second.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, transaction

from atiende.kernel.correlation import current_correlation_id
from atiende.kernel.events import Event
from atiende.platform.outbox.registry import handlers_of, is_on_demand
from atiende.platform.postgres.gathering import write_rows
from atiende.platform.wake import wake

CHANNEL = "atiende_outbox"
_IS_SILENT: Final[ContextVar[bool]] = ContextVar("is_silent", default=False)
_ENCODER = DjangoJSONEncoder(separators=(",", ":"))

_EMIT = """
WITH told AS MATERIALIZED (
    SELECT event.*, row_number() OVER lane AS nth, count(*) OVER (PARTITION BY aggregate) AS total
    FROM ROWS FROM (
        json_to_recordset(%s::json)
        AS (name text, aggregate text, payload text, correlation_id text, handlers text[], on_demand text[])
    ) WITH ORDINALITY AS event (name, aggregate, payload, correlation_id, handlers, on_demand, place)
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
UNION ALL
SELECT id, demanded.handler, aggregate, number, correlation_id FROM numbered
    JOIN platform_demanded_event AS demanded ON demanded.event = name AND demanded.handler = ANY (on_demand)
"""


def emit(event: Event) -> None:
    """Announce a fact in the transaction that makes it true. RuntimeError outside of a transaction."""
    if not connection.in_atomic_block:
        raise RuntimeError(f"{event.name} was emitted outside of a transaction")
    if _IS_SILENT.get():
        return
    names = handlers_of(event.name)
    handlers = [name for name in names if not is_on_demand(name)]
    told = {
        "aggregate": event.aggregate,
        "name": event.name,
        "payload": _ENCODER.encode(event.payload()),
        "correlation_id": current_correlation_id(),
        "handlers": handlers,
        "on_demand": [name for name in names if is_on_demand(name)],
    }
    write_rows(_EMIT, [told])
    if handlers:
        transaction.on_commit(_wake_dispatchers)


@contextmanager
def unannounced() -> Iterator[None]:
    """What is done within it is news to nobody: for a history that never happened, as that of a demonstration."""
    token = _IS_SILENT.set(True)
    try:
        yield
    finally:
        _IS_SILENT.reset(token)


def _wake_dispatchers() -> None:
    wake(CHANNEL)
