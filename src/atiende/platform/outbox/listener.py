"""Waits for a notice that something was emitted, and for no longer than asked."""

from __future__ import annotations

import logging
import time

import psycopg

from atiende.platform.outbox.emit import CHANNEL
from atiende.platform.wake import direct_connection

RECONNECT_SECONDS = 5.0

_log = logging.getLogger(__name__)


class Listener:
    """Hears notices on a connection of its own; without one it simply waits, and tries again after five seconds."""

    def __init__(self, channel: str = CHANNEL) -> None:
        self._channel = channel
        self._connection: psycopg.Connection[tuple[object, ...]] | None = None
        self._next_try = 0.0

    def wait(self, seconds: float) -> bool:
        """True when a notice came, False when the time passed."""
        until = time.monotonic() + seconds
        try:
            heard = self._connected()
            if heard is not None:
                return any(True for _ in heard.notifies(timeout=seconds, stop_after=1))
        except psycopg.Error as error:
            _log.info("nobody wakes this worker, it looks by itself: %s", str(error).strip())
            self.close()
            self._next_try = time.monotonic() + RECONNECT_SECONDS
        time.sleep(max(0.0, until - time.monotonic()))
        return False

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _connected(self) -> psycopg.Connection[tuple[object, ...]] | None:
        if self._connection is None and time.monotonic() >= self._next_try:
            self._connection = direct_connection()
            self._connection.execute(f"LISTEN {self._channel}")
        return self._connection
