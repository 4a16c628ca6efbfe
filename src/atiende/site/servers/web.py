"""The web process: `python -m atiende.site.servers.web`, on the socket that the supervisor opened."""

from __future__ import annotations

import asyncio
import importlib
import logging
import os
import sys
import threading
from typing import Any

import django
from django.conf import settings
from django.db import connections
from django.urls import get_resolver

from atiende.platform.logs import configure
from atiende.site.command_line.database import data_folder
from atiende.site.command_line.words import gettext
from atiende.site.servers.answers import DjangoHandler
from atiende.site.servers.patience import patiently
from atiende.site.servers.rsgi import Application
from atiende.site.servers.serving import serve_until_told
from atiende.site.servers.static import gather_static_files
from atiende.site.servers.telling import is_prepared

_START_PAUSE_SECONDS = 0.1
log = logging.getLogger(__name__)


def main() -> int:
    if not is_prepared(_prepare):
        return 1
    application = Application(DjangoHandler(), _hub().serve_socket, settings.TRUSTED_PROXIES)
    asyncio.run(serve_until_told(application, beside=_hub().run))
    return 0


def _prepare() -> None:
    configure("web", data_folder() / "logs")
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
    _tell_set_up_key()
    connections.close_all()  # the server keeps for each what it learnt, and this one made every table


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
