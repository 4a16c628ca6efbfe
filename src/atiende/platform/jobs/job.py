"""Declaring and deferring jobs: work that is slow or may fail on its own, run later by a worker."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, ParamSpec, TypeVar

import psycopg
from django.db import OperationalError, transaction
from procrastinate import jobs as queue_jobs
from procrastinate.contrib.django import app as queue
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.exceptions import ConnectorException
from procrastinate.manager import JobManager
from procrastinate.retry import BaseRetryStrategy, RetryDecision

from atiende.kernel.clock import utc_now
from atiende.kernel.correlation import correlated, current_correlation_id
from atiende.platform.pause import is_paused
from atiende.platform.wake import wake

P = ParamSpec("P")
R = TypeVar("R")

CHANNEL = "procrastinate_any_queue_v1"
CORRELATION = "_correlation_id"
WAITS_SECONDS = (5, 30, 120, 600, 1800, 3600)
# A worker in this process gives the queue a connection of its own; what we insert goes with Django's transaction.
_inserter = JobManager(DjangoConnector())
_collected: ContextVar[list[queue_jobs.Job] | None] = ContextVar("collected_jobs", default=None)


@dataclass(frozen=True, slots=True)
class DeclaredJob:
    name: str
    queue: str
    retries: int
    cron: str | None
    rests: bool
    function: Callable[..., Any]


_declared: dict[Callable[..., Any], DeclaredJob] = {}


class BackOff(BaseRetryStrategy):
    """Try again after 5 s, 30 s, 2 min, 10 min, 30 min and then every hour, `retries` times."""

    def __init__(self, retries: int) -> None:
        self.retries = retries

    def get_retry_decision(self, *, exception: BaseException, job: queue_jobs.Job) -> RetryDecision | None:
        if job.attempts >= self.retries:
            return None
        wait = WAITS_SECONDS[min(job.attempts, len(WAITS_SECONDS) - 1)]
        return RetryDecision(retry_at=utc_now() + timedelta(seconds=wait))


def job(
    name: str, *, queue: str = "default", retries: int = 5, cron: str | None = None, rests: bool = False
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Declare a job `room.name`. With `cron` (five fields, UTC) it runs by itself, and then takes no arguments.

    Such a job that `rests` does nothing while the installation is paused: its next run does what was left.
    """
    if rests and not cron:
        raise TypeError(f"{name} runs once: it asks is_paused itself, and keeps what it did not do")

    def declare(function: Callable[P, R]) -> Callable[P, R]:
        if any(known.name == name for known in _declared.values()):
            raise TypeError(f"two jobs are named {name}")
        declared = DeclaredJob(name, queue, retries, cron, rests, function)
        _declared[function] = declared
        _register(declared)
        return function

    return declare


def declared_jobs() -> tuple[DeclaredJob, ...]:
    """Every job that the running program knows, by name."""
    return tuple(sorted(_declared.values(), key=lambda declared: declared.name))


def defer(function: Callable[P, Any], *args: P.args, **kwargs: P.kwargs) -> None:
    """Have a declared job run after this transaction commits; keyword arguments of primitives only.

    Inside a handler it is kept and inserted with the jobs of the whole batch in one statement.
    """
    if args:
        raise TypeError("a job takes keyword arguments only")
    defer_many(function, [dict(kwargs)])


def defer_many(function: Callable[..., Any], calls: list[dict[str, Any]]) -> None:
    """The same for many calls of one job, in one statement."""
    declared = _declared[function]
    jobs = [_as_job(declared, call) for call in calls]
    collecting = _collected.get()
    if collecting is None:
        insert_jobs(jobs)
    else:
        collecting.extend(jobs)


@contextmanager
def collecting_jobs() -> Iterator[list[queue_jobs.Job]]:
    """Keep what is deferred inside instead of inserting it; the caller passes it to insert_jobs."""
    jobs: list[queue_jobs.Job] = []
    token = _collected.set(jobs)
    try:
        yield jobs
    finally:
        _collected.reset(token)


def insert_jobs(jobs: list[queue_jobs.Job]) -> None:
    """Put jobs into the queue in one statement, in the transaction under way; workers are woken after it."""
    if not jobs:
        return
    with _as_the_database_said():
        inserted = _inserter.batch_defer_jobs(jobs=jobs)
    notice = json.dumps({"type": "job_inserted", "job_id": inserted[-1].id})
    transaction.on_commit(functools.partial(wake, CHANNEL, notice))


@contextmanager
def _as_the_database_said() -> Iterator[None]:
    """A disk that is full or a server that went away is told as by any other statement, not as a fault of the queue."""
    try:
        yield
    except ConnectorException as error:
        if isinstance(error.__cause__, psycopg.OperationalError | psycopg.InterfaceError):
            raise OperationalError(str(error.__cause__)) from error
        raise


def _as_job(declared: DeclaredJob, call: dict[str, Any]) -> queue_jobs.Job:
    json.dumps(call)  # refuse here what could not be read back there
    return queue_jobs.Job(
        queue=declared.queue,
        lock=None,
        queueing_lock=None,
        task_name=declared.name,
        task_kwargs={**call, CORRELATION: current_correlation_id()},
    )


def _register(declared: DeclaredJob) -> None:
    @functools.wraps(declared.function)
    def run(**kwargs: Any) -> None:
        kwargs.pop("timestamp", None)
        if declared.rests and is_paused():
            return
        with correlated(kwargs.pop(CORRELATION, None)):
            declared.function(**kwargs)

    task = queue.task(
        name=declared.name,
        queue=declared.queue,
        retry=BackOff(declared.retries),
        queueing_lock=declared.name if declared.cron else None,
        lock=declared.name if declared.cron else None,
    )(run)
    if declared.cron:
        queue.periodic(cron=declared.cron)(task)  # type: ignore[arg-type]
