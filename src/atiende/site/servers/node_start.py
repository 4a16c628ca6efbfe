"""The first steps of a node's process: logs to standard error alone, Django, and tables that are new enough."""

from __future__ import annotations

import importlib
import os
import threading
from collections.abc import Callable

import django

from atiende.platform.logs import configure
from atiende.site.nodes.errors import TablesTooOld
from atiende.site.servers.patience import patiently
from atiende.site.servers.telling import is_prepared


def run_node(name: str, serve: Callable[[], int]) -> int:
    """Prepare and serve; a refusal is told to the parent in one sentence, and the exit code is 1."""
    configure(name)
    return serve() if is_prepared(_prepare) else 1


def _prepare() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "atiende.site.settings")
    django.setup()
    _refuse_old_tables()


def _refuse_old_tables() -> None:
    """Waits for a database that is away: a node started again must not give up for that.

    Raises TablesTooOld, RestoreUnfinished.
    """
    schema = importlib.import_module("atiende.site.schema")
    waiting = patiently(schema.pending_migrations, threading.Event(), what="tables")
    if waiting:
        raise TablesTooOld(len(waiting))
    if schema.is_unfinished():
        raise schema.RestoreUnfinished
