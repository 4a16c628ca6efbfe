"""The first steps of a node's process: logs to standard error alone, Django, and tables that are new enough."""

from __future__ import annotations

import importlib
import logging
import os
import threading
from collections.abc import Callable

import django

from atiende.kernel.refusals import Refusal
from atiende.platform.logs import configure
from atiende.site.command_line.words import sentence_of
from atiende.site.nodes.errors import TablesTooOld
from atiende.site.servers.patience import patiently
from atiende.site.servers.telling import tell_refused

log = logging.getLogger(__name__)


def run_node(name: str, serve: Callable[[], int]) -> int:
    """Prepare and serve; a refusal is told to the parent in one sentence, and the exit code is 1."""
    configure(name)
    try:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "atiende.site.settings")
        django.setup()
        _refuse_old_tables()
    except Refusal as refusal:
        tell_refused(sentence_of(refusal))
        return 1
    except Exception as error:
        log.exception("the node did not start")
        tell_refused(f"{type(error).__name__}: {error}".strip().splitlines()[0])
        return 1
    return serve()


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
