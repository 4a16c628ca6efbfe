"""By PostgreSQL: one LISTEN connection per process; who watches is told when something may have been missed."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from typing import Any

import psycopg
from django.conf import settings
from django.db import connections

from atiende.platform.live.ways import CHANNEL, WAITS_SECONDS, Deliver, Lost

SILENCE_SECONDS = 15.0

_log = logging.getLogger(__name__)


async def hear(deliver: Deliver, lost_signals: Lost) -> None:
    """Call `deliver` with every notice, and `lost_signals` after each time that notices may have been missed."""
    failures = 0
    while True:
        try:
            async with await _connect() as connection:
                await connection.execute(f"LISTEN {CHANNEL}")
                failures = 0
                lost_signals()
                await _hear_on(connection, deliver)
        except (psycopg.Error, OSError) as error:
            _log.warning("live signals wait for the database: %s", error)
        await asyncio.sleep(WAITS_SECONDS[min(failures, len(WAITS_SECONDS) - 1)])
        failures += 1


async def _hear_on(connection: psycopg.AsyncConnection[Any], deliver: Deliver) -> None:
    while True:
        async for notice in connection.notifies(timeout=SILENCE_SECONDS):
            with contextlib.suppress(
                ValueError, TypeError, AttributeError
            ):  # not ours: anybody who may connect may NOTIFY
                deliver(notice.payload)
        async with asyncio.timeout(SILENCE_SECONDS):
            await connection.execute("SELECT 1")  # a line that died silently is found out


async def _connect() -> psycopg.AsyncConnection[Any]:
    direct: str | None = settings.ENVIRONMENT.database_url_direct
    if direct:
        return await psycopg.AsyncConnection.connect(direct, autocommit=True, connect_timeout=5)
    parameters = connections["default"].get_connection_params()
    for name in ("cursor_factory", "context", "server_side_binding"):
        parameters.pop(name, None)
    return await psycopg.AsyncConnection.connect(**parameters, autocommit=True)
