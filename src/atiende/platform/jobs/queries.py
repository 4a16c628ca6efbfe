"""How jobs stand: long ones with their progress, and those that failed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from atiende.kernel.actors import Actor
from atiende.platform.jobs.errors import LongJobNotFound
from atiende.platform.jobs.job import CORRELATION
from atiende.platform.models.long_job import LongJobRow

GRANT = "operations.manage"
OVER = frozenset({LongJobRow.State.DONE, LongJobRow.State.FAILED, LongJobRow.State.CANCELLED})

_FAILED = """
SELECT j.id, j.task_name, j.queue_name, j.args, j.attempts,
    (SELECT max(e.at) FROM procrastinate_events e WHERE e.job_id = j.id)
FROM procrastinate_jobs j WHERE j.status = 'failed' AND j.id < %s ORDER BY j.id DESC LIMIT %s
"""
_COUNT = "SELECT status::text, count(*) FROM procrastinate_jobs GROUP BY status"


@dataclass(frozen=True, slots=True)
class LongJobView:
    """A long job as a screen shows it; rates are per second, `seconds_left` an estimate from the rate so far."""

    id: int
    kind: str
    state: str
    total: int | None
    done: int
    by_id: int
    by_label: str
    queued_at: datetime
    started_at: datetime | None
    finished_at: datetime | None
    is_cancelling: bool
    result: Mapping[str, Any]
    error_count: int
    per_second: float | None
    seconds_left: int | None

    @property
    def percent(self) -> int | None:
        """Whole per cent, None while the total is not known."""
        return min(100, self.done * 100 // self.total) if self.total else None

    @property
    def is_over(self) -> bool:
        return self.state in OVER


@dataclass(frozen=True, slots=True)
class FailedJob:
    """A job that used up its attempts. Its arguments are ids; the error is in the log under the correlation id."""

    id: int
    name: str
    queue: str
    arguments: Mapping[str, Any]
    correlation_id: str
    attempts: int
    failed_at: datetime | None


def may_see(actor: Actor, by_id: int) -> bool:
    """Who started a long job sees it, and who looks after the operation."""
    return actor.may(GRANT) or actor.id == by_id


def list_long_jobs(actor: Actor, *, kind: str = "", limit: int = 50) -> list[LongJobView]:
    """The newest long jobs that the actor may see."""
    rows = LongJobRow.objects.order_by("-id")
    if not actor.may(GRANT):
        rows = rows.filter(by_id=actor.id)
    if kind:
        rows = rows.filter(kind=kind)
    return [_view(row) for row in rows.defer("errors")[:limit]]


def get_long_job(actor: Actor, long_job_id: int) -> LongJobView:
    """Raises LongJobNotFound, also when the actor may not see it."""
    return _view(_visible(actor, long_job_id))


def errors_of_long_job(actor: Actor, long_job_id: int) -> str:
    """The file of errors, a line each. Raises LongJobNotFound."""
    return _visible(actor, long_job_id).errors


def list_failed_jobs(actor: Actor, *, before: int | None = None, limit: int = 100) -> list[FailedJob]:
    """The newest failed jobs. Raises NotPermitted."""
    actor.require(GRANT)
    with connection.cursor() as cursor:
        cursor.execute(_FAILED, [before if before is not None else 2**63 - 1, limit])
        rows = cursor.fetchall()
    return [_failed(*row) for row in rows]


def count_jobs() -> dict[str, int]:
    """How many jobs are in each state (todo, doing, failed …), for health pages; it names nothing."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNT)
        return dict(cursor.fetchall())


def _failed(
    job_id: int,
    name: str,
    queue: str,
    arguments: dict[str, Any] | str,
    attempts: int,
    failed_at: datetime | None,
) -> FailedJob:
    kept = dict(json.loads(arguments)) if isinstance(arguments, str) else dict(arguments)
    correlation_id = str(kept.pop(CORRELATION, ""))
    return FailedJob(job_id, name, queue, kept, correlation_id, attempts, failed_at)


def _visible(actor: Actor, long_job_id: int) -> LongJobRow:
    row = LongJobRow.objects.filter(pk=long_job_id).first()
    if row is None or not may_see(actor, row.by_id):
        raise LongJobNotFound
    return row


def _view(row: LongJobRow) -> LongJobView:
    per_second = seconds_left = None
    if row.started_at and row.advanced_at and row.advanced_at > row.started_at and row.done:
        per_second = row.done / (row.advanced_at - row.started_at).total_seconds()
        if row.total is not None and row.state == LongJobRow.State.RUNNING:
            seconds_left = max(0, round((row.total - row.done) / per_second))
    return LongJobView(
        id=row.pk,
        kind=row.kind,
        state=row.state,
        total=row.total,
        done=row.done,
        by_id=row.by_id,
        by_label=row.by_label,
        queued_at=row.queued_at,
        started_at=row.started_at,
        finished_at=row.finished_at,
        is_cancelling=row.cancel_requested and row.state == LongJobRow.State.RUNNING,
        result=row.result,
        error_count=row.error_count,
        per_second=per_second,
        seconds_left=seconds_left,
    )
