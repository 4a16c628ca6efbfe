"""Tells handlers what happened: in order for each aggregate, once, many aggregates in one transaction.

A worker claims aggregates, never events, so that two workers cannot overtake each other within one. What a handler
changes and the removal of its delivery commit together. A handler that fails halts its own lane and nothing else.
"""

from __future__ import annotations

import json
import logging
import threading
import time
from dataclasses import dataclass, field

from django.db import (
    DatabaseError,
    InterfaceError,
    connection,
    transaction,
)
from procrastinate.jobs import Job

from atiende.kernel.clock import utc_now
from atiende.kernel.correlation import correlated
from atiende.kernel.events import event_class
from atiende.platform.jobs.job import collecting_jobs, insert_jobs
from atiende.platform.outbox.backlog import (
    WAITS_SECONDS,
    Owed,
    claim_aggregates,
    hold_lane,
    load_deliveries,
    lock_aggregate,
    mark_failed,
    remove_delivered,
)
from atiende.platform.outbox.listener import Listener
from atiende.platform.outbox.registry import Delivery, find_handler
from atiende.platform.outbox.savepoint import MovingSavepoint

ATTEMPTS = len(WAITS_SECONDS) + 1
ATTEMPTS_WITHOUT_CODE = 4
AGGREGATES_PER_BATCH = 50
DELIVERIES_PER_BATCH = (
    60  # beyond 64 savepoints PostgreSQL keeps them on disk and everybody's snapshots get slower
)
BATCH_SECONDS = 0.2  # others may wait for rows that a batch has locked
POLL_SECONDS = 0.25
PAUSE_WITHOUT_DATABASE_SECONDS = 1.0

_log = logging.getLogger(__name__)


class NoCode(Exception):
    """The handler or the event of a delivery is not known to the running program."""


class HandlerBrokeTransaction(Exception):
    """A handler swallowed a database error and left its savepoint to be rolled back."""


@dataclass(slots=True)
class _Batch:
    delivered: list[Owed] = field(default_factory=list)
    halted: dict[tuple[str, str], Owed] = field(default_factory=dict)
    jobs: list[Job] = field(default_factory=list)
    under_way: Owed | None = None
    savepoint: MovingSavepoint = field(default_factory=MovingSavepoint)
    tried: int = 0


class Dispatcher:
    """One dispatching worker; as many as one likes may run at once, in threads and processes."""

    def run(self, stop: threading.Event) -> None:
        """Deliver until asked to stop; the batch under way is finished first."""
        listener = Listener()
        try:
            while not stop.is_set():
                if self._step(stop) == 0:
                    listener.wait(POLL_SECONDS)
        finally:
            listener.close()
            connection.close()

    def run_once(self) -> int:
        """Make one batch of deliveries; returns how many were tried. 0 means that nothing is due or free."""
        while True:
            batch = _Batch()
            try:
                with transaction.atomic():
                    self._deliver_batch(batch, DELIVERIES_PER_BATCH)
            except DatabaseError:
                if batch.under_way is None or not _is_connected():
                    raise
                _log.warning("a batch of deliveries failed and is made one by one", exc_info=True)
                return self._one_by_one(batch.tried)
            if batch.tried or not batch.halted:
                return batch.tried

    def _step(self, stop: threading.Event) -> int:
        try:
            return self.run_once()
        except (InterfaceError, DatabaseError) as error:
            _log.warning("the outbox cannot be read: %s", str(error).strip().partition("\n")[0])
            connection.close()
            stop.wait(PAUSE_WITHOUT_DATABASE_SECONDS)
            return 1

    def _deliver_batch(self, batch: _Batch, limit: int) -> None:
        aggregates = claim_aggregates(min(limit, AGGREGATES_PER_BATCH))
        until = time.monotonic() + BATCH_SECONDS
        for owed in load_deliveries(aggregates, DELIVERIES_PER_BATCH) if aggregates else ():
            if owed.lane in batch.halted:
                continue
            if not owed.is_due:
                batch.halted[owed.lane] = owed
                continue
            if batch.tried == limit or (batch.tried and time.monotonic() > until):
                break
            self._deliver(owed, batch)
        remove_delivered(batch.delivered)
        for owed in batch.halted.values():
            hold_lane(owed)
        insert_jobs(batch.jobs)

    def _deliver(self, owed: Owed, batch: _Batch) -> None:
        batch.tried += 1
        batch.under_way = owed
        batch.savepoint.move()
        try:
            with collecting_jobs() as jobs:
                _tell(owed)
            if connection.needs_rollback or batch.savepoint.is_broken():
                raise HandlerBrokeTransaction(owed.handler)
        except Exception as error:
            if not _is_connected():
                raise
            batch.savepoint.undo()
            _fail(owed, error)
            batch.halted[owed.lane] = owed
        else:
            batch.delivered.append(owed)
            batch.jobs += jobs

    def _one_by_one(self, count: int) -> int:
        """Each delivery in a transaction of its own, so that the one that breaks it can be named."""
        tried = 0
        for _ in range(count):
            batch = _Batch()
            try:
                with transaction.atomic():
                    self._deliver_batch(batch, 1)
            except DatabaseError as error:
                if batch.under_way is None or not _is_connected():
                    raise
                with transaction.atomic():
                    lock_aggregate(batch.under_way.aggregate)
                    _fail(batch.under_way, error)
                    hold_lane(batch.under_way)
            tried += batch.tried
        return tried


def _tell(owed: Owed) -> None:
    handler = find_handler(owed.handler)
    if handler is None or owed.event_name is None or owed.payload is None:
        raise NoCode(f"no code is registered as {owed.handler}" if handler is None else "the event is gone")
    try:
        kind = event_class(owed.event_name)
    except KeyError:
        raise NoCode(f"no event is named {owed.event_name}") from None
    delivery = Delivery(
        at=utc_now(),
        correlation_id=owed.correlation_id,
        attempt=owed.attempts + 1,
        event_id=owed.event_id,
        emitted_at=owed.emitted_at,
    )
    with correlated(owed.correlation_id):
        handler(kind.from_payload(json.loads(owed.payload)), delivery)


def _fail(owed: Owed, error: Exception) -> None:
    allowed = ATTEMPTS_WITHOUT_CODE if isinstance(error, NoCode) else ATTEMPTS
    mark_failed(owed, f"{type(error).__name__}: {error}", allowed)
    _log.warning(
        "delivery of event %s to %s failed, attempt %s of %s",
        owed.event_id,
        owed.handler,
        owed.attempts + 1,
        allowed,
        exc_info=None if isinstance(error, NoCode) else error,
    )


def _is_connected() -> bool:
    return connection.connection is not None and not connection.connection.closed
