"""Granian on a socket that somebody else opened, until SIGINT or SIGTERM; what was begun is answered first."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from granian._granian import SocketHolder
from granian.server.embed import Server

from atiende.site.servers.telling import tell_ready

_DRAIN_SECONDS = 8.0


class InheritingServer(Server):
    """Granian on a socket that is open already, so that a restarted web process loses no caller."""

    def _init_shared_socket(self) -> None:
        self._ssp = None
        holder: Any = SocketHolder  # its stub does not know the arguments
        self._shd = holder(int(os.environ["ATIENDE_LISTEN_FD"]), False, self.backlog)

    def startup(self, spawn_target: Any, target_loader: Any) -> None:
        super().startup(spawn_target, target_loader)  # type: ignore[no-untyped-call]
        tell_ready()


async def serve_until_told(
    application: Any,
    *,
    beside: Callable[[], Coroutine[Any, Any, None]] | None = None,
    drain_seconds: float = _DRAIN_SECONDS,
) -> None:
    """`beside` runs meanwhile and is ended first."""
    certificate = os.environ.get("ATIENDE_CERTIFICATE")
    key = os.environ.get("ATIENDE_CERTIFICATE_KEY")
    server = InheritingServer(
        application,
        ssl_cert=Path(certificate) if certificate else None,
        ssl_key=Path(key) if key else None,
        backlog=1024,
        log_enabled=False,
    )
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stopping.set)
    serving = loop.create_task(server.serve())
    companion = loop.create_task(beside()) if beside else None
    await asyncio.wait([serving, loop.create_task(stopping.wait())], return_when=asyncio.FIRST_COMPLETED)
    if companion is not None:
        companion.cancel()
    server.stop()  # type: ignore[no-untyped-call]
    with contextlib.suppress(TimeoutError, asyncio.CancelledError):
        await asyncio.wait_for(serving, drain_seconds)
