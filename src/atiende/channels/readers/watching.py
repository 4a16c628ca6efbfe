"""Which mailboxes are to be read is looked up again and again, and each gets its thread."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from django.db import connections

from atiende.channels.readers.account import readable_mailboxes
from atiende.channels.readers.locks import MailboxLocks
from atiende.channels.readers.reader import Reader

LOOK_SECONDS: Final = 2.0
_FAREWELL_SECONDS: Final = 3.0

MakeReader = Callable[[int], Reader]


@dataclass(frozen=True, slots=True)
class _Running:
    reader: Reader
    version: int


def run(stop: threading.Event, *, make: MakeReader = Reader, look_seconds: float = LOOK_SECONDS) -> None:
    """Read all mailboxes until told to stop. Raises what a database that is away raises; then none is being read."""
    running: dict[int, _Running] = {}
    with MailboxLocks() as locks:
        try:
            while not stop.is_set():
                locks.check()
                _follow(readable_mailboxes(), running, locks, make)
                stop.wait(look_seconds)
        finally:
            _end(running)
            connections.close_all()


def _follow(
    wished: dict[int, int], running: dict[int, _Running], locks: MailboxLocks, make: MakeReader
) -> None:
    for mailbox_id, known in list(running.items()):
        if not known.reader.is_alive():
            del running[mailbox_id]
        elif wished.get(mailbox_id) != known.version:
            known.reader.ask_to_stop()
    for mailbox_id in locks.held - wished.keys() - running.keys():
        locks.let_go(mailbox_id)
    for mailbox_id, version in wished.items():
        if mailbox_id not in running and locks.take(mailbox_id):
            reader = make(mailbox_id)
            reader.start()
            running[mailbox_id] = _Running(reader, version)


def _end(running: dict[int, _Running]) -> None:
    for known in running.values():
        known.reader.ask_to_stop()
    _join(running)
    for known in running.values():
        if known.reader.is_alive():
            with contextlib.suppress(Exception):
                known.reader.break_off()
    _join(running)


def _join(running: dict[int, _Running]) -> None:
    """All of them together get a few seconds."""
    deadline = time.monotonic() + _FAREWELL_SECONDS
    for known in running.values():
        known.reader.join(max(0.0, deadline - time.monotonic()))
