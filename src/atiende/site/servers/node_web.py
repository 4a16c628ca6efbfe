"""A web node: pages, API, static files; no live signals. `python -m atiende.site.servers.node_web`."""

from __future__ import annotations

import asyncio
import importlib
import logging
import os
import sys
from typing import Any

from django.conf import settings
from django.urls import get_resolver

from atiende.site.servers.answers import DjangoHandler
from atiende.site.servers.node_start import run_node
from atiende.site.servers.rsgi import Application
from atiende.site.servers.serving import serve_until_told
from atiende.site.servers.static import gather_static_files

DRAIN_SECONDS = 25.0
log = logging.getLogger(__name__)


def serve() -> int:
    gather_static_files()
    assert get_resolver().url_patterns  # every screen is imported now, not at the first request
    _make_set_up_key()
    application = Application(DjangoHandler(), _no_sockets_here, settings.TRUSTED_PROXIES)
    asyncio.run(serve_until_told(application, drain_seconds=DRAIN_SECONDS))
    return 0


def _make_set_up_key() -> None:
    """What a node says is shipped with its logs: it names the file, not the key."""
    if importlib.import_module("atiende.organisation.queries").is_set_up():
        return
    importlib.import_module("atiende.console.set_up_key").set_up_key(settings.DATA)
    log.info("the key for the set-up from another machine lies in DATA/keys/setup.key")


async def _no_sockets_here(scope: Any, protocol: Any) -> None:
    """The proxy sends /live to the live nodes."""
    protocol.close(404)


if __name__ == "__main__":
    code = run_node("web", serve)
    logging.shutdown()
    sys.stderr.flush()
    os._exit(code)  # threads that still answer somebody slow must not hold the process
