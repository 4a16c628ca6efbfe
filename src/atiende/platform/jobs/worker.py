"""Runs jobs and defers the periodic ones, until asked to stop."""

from __future__ import annotations

import asyncio
import logging
import threading

from django.conf import settings
from procrastinate import App
from procrastinate.contrib.django import app as queue
from procrastinate.contrib.django.utils import connector_params
from procrastinate.exceptions import ConnectorException, UniqueViolation
from procrastinate.jobs import Job, Status
from procrastinate.psycopg_connector import PsycopgConnector

CONCURRENCY = 4
POLL_SECONDS = 1.0
STOP_LIMIT_SECONDS = 20.0
RESTART_SECONDS = 2.0
LOST_AFTER_SECONDS = 60.0
STOP_POLL_SECONDS = 0.25

_log = logging.getLogger(__name__)


def run(stop: threading.Event, *, concurrency: int = CONCURRENCY) -> None:
    """Work off the queue until `stop` is set; jobs under way get 20 seconds to end.

    A job whose worker died is run again: jobs must bear being run twice.
    """
    while not stop.is_set():
        try:
            asyncio.run(_work(stop, concurrency))
        except Exception as error:  # whatever it was, the queue must go on
            _log.warning("the job worker stopped and starts again: %s", error)
        stop.wait(RESTART_SECONDS)


def run_until_empty() -> None:
    """Run what is due now and return; for commands and tests."""
    asyncio.run(_run(wait=False, concurrency=1, listen_notify=False))


async def _work(stop: threading.Event, concurrency: int) -> None:
    worker = asyncio.create_task(_run(wait=True, concurrency=concurrency, listen_notify=True))
    while not stop.is_set() and not worker.done():
        await asyncio.sleep(STOP_POLL_SECONDS)
    worker.cancel()
    await asyncio.gather(worker, return_exceptions=not worker.done())


async def _run(*, wait: bool, concurrency: int, listen_notify: bool) -> None:
    connector = _connector(concurrency + 3)
    app: App
    with queue.replace_connector(connector) as app:
        async with app.open_async():
            await _take_over_lost_jobs(app)
            watch = asyncio.create_task(_watch_for_lost_jobs(app))
            try:
                await app.run_worker_async(
                    concurrency=concurrency,
                    wait=wait,
                    listen_notify=listen_notify,
                    fetch_job_polling_interval=POLL_SECONDS,
                    shutdown_graceful_timeout=STOP_LIMIT_SECONDS,
                    delete_jobs="successful",
                    install_signal_handlers=False,
                )
            finally:
                watch.cancel()


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
