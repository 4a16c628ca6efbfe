"""One LISTEN connection per process, kept alive; whoever watches is told when it may have missed something."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable
from typing import Any

import psycopg
from django.conf import settings
from django.db import connections

from atiende.platform.live.signals import CHANNEL

SILENCE_SECONDS = 15.0
WAITS_SECONDS = (0.1, 0.5, 1.0, 2.0, 5.0)

_log = logging.getLogger(__name__)


async def hear(deliver: Callable[[str], None], lost_signals: Callable[[], None]) -> None:
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


async def _hear_on(connection: psycopg.AsyncConnection[Any], deliver: Callable[[str], None]) -> None:
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
