"""Tells sleeping workers of work: at most one NOTIFY per 20 ms and process, never in a writer's transaction.

A commit that notifies waits for every other commit that notifies; so the notice goes out afterwards, from a thread
with a connection of its own. When that connection is lost nothing is: workers look for themselves every 250 ms.
"""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Callable, Iterable
from typing import Protocol

import psycopg
from django.conf import settings
from django.db import connection

PAUSE_SECONDS = 0.02
IDLE_SECONDS = 30.0

AGAIN_SECONDS = 1.0

Payload = str | Callable[[], Iterable[str]]

_log = logging.getLogger(__name__)


class LineBroken(Exception):
    """What was to be told could not be."""


class Line(Protocol):
    """A way to those who listen, opened when it is made."""

    def tell(self, channel: str, text: str) -> None:
        """Raises LineBroken."""

    def close(self) -> None: ...


class DatabaseLine:
    """NOTIFY over a connection of its own. Raises LineBroken."""

    def __init__(self) -> None:
        try:
            self._connection = own_connection()
        except psycopg.Error as error:
            raise LineBroken(str(error)) from error

    def tell(self, channel: str, text: str) -> None:
        try:
            self._connection.execute("SELECT pg_notify(%s, %s)", (channel, text))
        except psycopg.Error as error:
            raise LineBroken(str(error)) from error

    def close(self) -> None:
        self._connection.close()


class Waker:
    """A thread that starts at the first notice and ends when there was none for half a minute.

    `missed`: told instead, once the line is back, of what could not be told; without it what is missed is forgotten.
    """

    def __init__(self, open_line: Callable[[], Line] = DatabaseLine, *, missed: str = "") -> None:
        self._open_line = open_line
        self._missed = missed
        self._guard = threading.Condition()
        self._waiting: dict[str, Payload] = {}
        self._thread: threading.Thread | None = None
        self._process = os.getpid()
        self._closing = False

    def wake(self, channel: str, payload: Payload = "") -> None:
        """Ask for a notice on a channel; several within the pause become one, with the last payload.

        A payload may be a function that says, when the time has come, which notices to send.
        """
        with self._guard:
            self._closing = False
            self._waiting[channel] = payload
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._run, name="waker", daemon=True)
                self._thread.start()
            self._guard.notify()

    def close(self) -> None:
        """Let go of the connection; the next notice opens another."""
        with self._guard:
            thread, self._closing = self._thread, True
            self._waiting.clear()
            self._guard.notify()
        if thread is not None:
            thread.join(timeout=5)

    def _run(self) -> None:
        line: Line | None = None
        try:
            while notices := self._next():
                line = self._send(line, notices)
                time.sleep(PAUSE_SECONDS if line is not None or not self._missed else AGAIN_SECONDS)
        finally:
            if line is not None:
                line.close()

    def _next(self) -> dict[str, Payload]:
        with self._guard:
            if not self._waiting and not self._closing:
                self._guard.wait(IDLE_SECONDS)
            if self._closing or not self._waiting:
                self._thread = None
                return {}
            notices, self._waiting = self._waiting, {}
            return notices

    def _send(self, line: Line | None, notices: dict[str, Payload]) -> Line | None:
        texts = [(channel, text) for channel, payload in notices.items() for text in _texts(payload)]
        for _attempt in range(2):  # the line may have died while it was idle
            try:
                line = line or self._open_line()
                while texts:
                    line.tell(*texts[0])
                    del texts[0]
                return line
            except LineBroken as error:
                _log.debug("nobody could be told: %s", error)
                if line is not None:
                    line.close()
                line = None
        if self._missed:
            with self._guard:
                self._waiting = {**{channel: self._missed for channel, _text in texts}, **self._waiting}
        return None


def _texts(payload: Payload) -> Iterable[str]:
    return (payload,) if isinstance(payload, str) else payload()


def own_connection() -> psycopg.Connection[tuple[object, ...]]:
    """A connection beside Django's, to the database that Django uses; it commits each statement."""
    parameters = connection.get_connection_params()
    kept = {
        k: v for k, v in parameters.items() if k not in {"cursor_factory", "context", "server_side_binding"}
    }
    return psycopg.connect(**kept, autocommit=True)


def direct_connection() -> psycopg.Connection[tuple[object, ...]]:
    """For LISTEN: past a pooler, by DATABASE_URL_DIRECT when it is set."""
    direct: str | None = settings.ENVIRONMENT.database_url_direct
    return psycopg.connect(direct, autocommit=True, connect_timeout=5) if direct else own_connection()


_waker = Waker()


def wake(channel: str, payload: Payload = "") -> None:
    """Ask for a notice on a channel after the work that caused it has committed."""
    _waker.wake(channel, payload)


def close() -> None:
    """Let go of the thread's connection (before a fork, at the end of a process)."""
    _waker.close()
