"""The web process: `python -m atiende.site.servers.web`, on the socket that the supervisor opened."""

from __future__ import annotations

import asyncio
import contextlib
import importlib
import logging
import os
import signal
import sys
import threading
from pathlib import Path
from typing import Any

import django
from django.conf import settings
from django.urls import get_resolver
from granian._granian import SocketHolder
from granian.server.embed import Server

from atiende.kernel.refusals import Refusal
from atiende.platform.logs import configure
from atiende.site.command_line.database import data_folder
from atiende.site.command_line.words import gettext, sentence_of
from atiende.site.servers.answers import DjangoHandler
from atiende.site.servers.patience import patiently
from atiende.site.servers.rsgi import Application
from atiende.site.servers.static import gather_static_files
from atiende.site.servers.telling import tell_ready, tell_refused

_DRAIN_SECONDS = 8.0
_START_PAUSE_SECONDS = 0.1
log = logging.getLogger(__name__)


class InheritingServer(Server):
    """Granian on a socket that is open already, so that a restarted web process loses no caller."""

    def _init_shared_socket(self) -> None:
        self._ssp = None
        holder: Any = SocketHolder  # its stub does not know the arguments
        self._shd = holder(int(os.environ["ATIENDE_LISTEN_FD"]), False, self.backlog)

    def startup(self, spawn_target: Any, target_loader: Any) -> None:
        super().startup(spawn_target, target_loader)  # type: ignore[no-untyped-call]
        tell_ready()


def main() -> int:
    try:
        configure("web", data_folder() / "logs")
        _prepare()
        _tell_set_up_key()
    except Refusal as refusal:
        tell_refused(sentence_of(refusal))
        return 1
    except Exception as error:
        log.exception("web did not start")
        tell_refused(f"{type(error).__name__}: {error}".strip().splitlines()[0])
        return 1
    asyncio.run(_serve(Application(DjangoHandler(), _hub().serve_socket, settings.TRUSTED_PROXIES)))
    return 0


def _prepare() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "atiende.site.settings")
    django.setup()
    gather_static_files()
    assert get_resolver().url_patterns  # every screen is imported now, not at the first request
    schema = importlib.import_module("atiende.site.schema")
    applied = patiently(
        schema.apply_pending, threading.Event(), what="migrations", longest_pause_seconds=_START_PAUSE_SECONDS
    )
    if applied:
        log.info("migrated", extra={"count": len(applied)})


async def _serve(application: Application) -> None:
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
    hub = loop.create_task(_hub().run())
    await asyncio.wait([serving, loop.create_task(stopping.wait())], return_when=asyncio.FIRST_COMPLETED)
    hub.cancel()
    server.stop()  # type: ignore[no-untyped-call]
    with contextlib.suppress(TimeoutError, asyncio.CancelledError):
        await asyncio.wait_for(serving, _DRAIN_SECONDS)


def _hub() -> Any:
    """Its module reads models, so it is imported when Django is set up."""
    return importlib.import_module("atiende.platform.live.hub")


def _tell_set_up_key() -> None:
    """Who sits at another machine needs the key; it is said on the terminal and written to no log."""
    if importlib.import_module("atiende.organisation.queries").is_set_up():
        return
    key = importlib.import_module("atiende.console.set_up_key").set_up_key(settings.DATA)
    sentence = gettext("To set Atiende up from another machine, this key is asked for: %(key)s")
    sys.stderr.write(sentence % {"key": key} + "\n")
    sys.stderr.flush()


if __name__ == "__main__":
    code = main()
    logging.shutdown()
    sys.stderr.flush()
    os._exit(code)  # threads that still answer somebody slow must not hold the process
