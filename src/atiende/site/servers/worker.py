"""The worker process: events to handlers, slow or fallible jobs, mailboxes. `python -m atiende.site.servers.worker`."""

from __future__ import annotations

import importlib
import importlib.util
import logging
import os
import signal
import sys
import threading
from collections.abc import Callable

import django

from atiende.platform.logs import configure
from atiende.site.command_line.database import data_folder
from atiende.site.servers.patience import patiently
from atiende.site.servers.telling import tell_ready

_MIGRATION_POLL_SECONDS = 0.2
log = logging.getLogger(__name__)
Work = Callable[[threading.Event], None]


def main() -> int:
    configure("worker", data_folder() / "logs")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "atiende.site.settings")
    django.setup()
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    _wait_for_tables(stop)
    tell_ready()
    return run_all(parts(), stop)


def parts() -> dict[str, Work]:
    """What a worker does, by name."""
    found: dict[str, Work] = {}
    if importlib.util.find_spec("atiende.platform.outbox.dispatcher"):
        found["dispatcher"] = lambda stop: (
            importlib.import_module("atiende.platform.outbox.dispatcher").Dispatcher().run(stop)
        )
    if importlib.util.find_spec("atiende.platform.jobs.worker"):
        found["jobs"] = lambda stop: importlib.import_module("atiende.platform.jobs.worker").run(stop)
    if importlib.util.find_spec("atiende.platform.upkeep.sealing"):
        found["sealing"] = lambda stop: importlib.import_module("atiende.platform.upkeep.sealing").run(stop)
    if importlib.util.find_spec("atiende.channels.readers.watching"):
        found["mailboxes"] = lambda stop: importlib.import_module("atiende.channels.readers.watching").run(
            stop
        )
    return found


def run_all(work: dict[str, Work], stop: threading.Event) -> int:
    """Run all parts until told to stop; when one fails the others end too and the exit code is 1."""
    failed: list[str] = []

    def run_part(name: str, part: Work) -> None:
        try:
            patiently(lambda: part(stop), stop, what=name)
            if not stop.is_set():
                raise RuntimeError(f"{name} ended by itself")
        except BaseException:
            log.exception("part of the worker failed", extra={"what": name})
            failed.append(name)
        finally:
            stop.set()

    threads = [threading.Thread(target=run_part, args=pair, name=pair[0]) for pair in work.items()]
    for thread in threads:
        thread.start()
    stop.wait()
    for thread in threads:
        thread.join()
    return 1 if failed else 0


def _wait_for_tables(stop: threading.Event) -> None:
    schema = importlib.import_module("atiende.site.schema")
    while not stop.is_set() and patiently(schema.pending_migrations, stop, what="migrations"):
        stop.wait(_MIGRATION_POLL_SECONDS)


if __name__ == "__main__":
    sys.exit(main())
