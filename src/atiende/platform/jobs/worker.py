"""Runs jobs and defers the periodic ones, until asked to stop."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Final

from django.conf import settings
from procrastinate import App
from procrastinate.contrib.django import app as queue
from procrastinate.contrib.django.utils import connector_params
from procrastinate.exceptions import ConnectorException, UniqueViolation
from procrastinate.jobs import Job, Status
from procrastinate.psycopg_connector import PsycopgConnector

MAIL: Final = "mail"
MAILS_AT_ONCE: Final = 3
WEBHOOKS: Final = "webhooks"
WEBHOOKS_AT_ONCE: Final = 2
FAILING_WEBHOOKS: Final = "failing_webhooks"
OTHERS_AT_ONCE: Final = 4
POLL_SECONDS = 1.0
STOP_LIMIT_SECONDS = 20.0
RESTART_SECONDS = 2.0
LOST_AFTER_SECONDS = 60.0
STOP_POLL_SECONDS = 0.25

_log = logging.getLogger(__name__)


def run(stop: threading.Event) -> None:
    """Work off the queue until `stop` is set; jobs under way get 20 seconds to end.

    A job whose worker died is run again: jobs must bear being run twice.
    """
    while not stop.is_set():
        try:
            asyncio.run(_work(stop))
        except Exception as error:  # whatever it was, the queue must go on
            _log.warning("the job worker stopped and starts again: %s", error)
        stop.wait(RESTART_SECONDS)


def run_until_empty() -> None:
    """Run what is due now and return; for commands and tests."""
    asyncio.run(_run({None: 1}, is_lasting=False))


async def _work(stop: threading.Event) -> None:
    worker = asyncio.create_task(_run(_shares(), is_lasting=True))
    while not stop.is_set() and not worker.done():
        await asyncio.sleep(STOP_POLL_SECONDS)
    worker.cancel()
    await asyncio.gather(worker, return_exceptions=not worker.done())


def _shares() -> dict[str | None, int]:
    """How many jobs of each queue at once. Mail servers may take minutes to answer: they hold up nobody but mail; those
    to whom webhooks are sent nobody but webhooks, and of these the ones that fail nobody but each other."""
    return {
        MAIL: MAILS_AT_ONCE,
        WEBHOOKS: WEBHOOKS_AT_ONCE,
        FAILING_WEBHOOKS: 1,
        None: OTHERS_AT_ONCE,
    }


async def _run(shares: Mapping[str | None, int], *, is_lasting: bool) -> None:
    """`shares`: jobs at once by queue; under None, those of all queues that are not named."""
    at_once = sum(shares.values())
    asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(at_once + 2))
    app: App
    with queue.replace_connector(_connector(at_once + 3 * len(shares))) as app:
        async with app.open_async():
            await _take_over_lost_jobs(app)
            watch = asyncio.create_task(_watch_for_lost_jobs(app))
            try:
                async with asyncio.TaskGroup() as group:
                    for name, count in shares.items():
                        queues = _others(app, shares) if name is None else [name]
                        group.create_task(_take_from(app, queues, count, is_lasting=is_lasting))
            finally:
                watch.cancel()


def _others(app: App, shares: Mapping[str | None, int]) -> list[str]:
    """The queues of all jobs but those that have a share of their own."""
    return sorted({task.queue for task in app.tasks.values()} - shares.keys())


async def _take_from(app: App, queues: list[str], concurrency: int, *, is_lasting: bool) -> None:
    await app.run_worker_async(
        queues=queues,
        concurrency=concurrency,
        wait=is_lasting,
        listen_notify=is_lasting,
        fetch_job_polling_interval=POLL_SECONDS,
        shutdown_graceful_timeout=STOP_LIMIT_SECONDS,
        delete_jobs="successful",
        install_signal_handlers=False,
    )


def _connector(connections: int) -> PsycopgConnector:
    """Past a pooler when DATABASE_URL_DIRECT is set: the queue listens for notices."""
    direct: str | None = settings.ENVIRONMENT.database_url_direct
    if direct:
        return PsycopgConnector(conninfo=direct, min_size=1, max_size=connections)
    return PsycopgConnector(kwargs=connector_params(), min_size=1, max_size=connections)


async def _watch_for_lost_jobs(app: App) -> None:
    while True:
        await asyncio.sleep(LOST_AFTER_SECONDS / 2)
        try:
            await _take_over_lost_jobs(app)
        except ConnectorException as error:
            _log.warning("jobs of dead workers are looked for again later: %s", error)


async def _take_over_lost_jobs(app: App) -> None:
    """Put the jobs of workers that no longer give a sign of life back into the queue."""
    for lost in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=LOST_AFTER_SECONDS):
        _log.warning("job %s %s was left by its worker and is run again", lost.id, lost.task_name)
        try:
            await _take_over(app, lost)
        except ConnectorException as error:  # another worker was faster
            _log.warning("job %s was not taken over: %s", lost.id, error)


async def _take_over(app: App, lost: Job) -> None:
    """A periodic job that waits already does what the lost one had begun; it cannot start while that one stands."""
    try:
        await app.job_manager.retry_job(lost)
    except UniqueViolation:
        await app.job_manager.finish_job(lost, Status.ABORTED, delete_job=True)
