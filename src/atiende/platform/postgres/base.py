"""A connection is looked at before each request; only now and then, or when something came in, is it asked."""

from __future__ import annotations

import select
import time
from typing import Final

from django.db.backends.postgresql import base

_ASKED_EVERY_SECONDS: Final = 30.0


class DatabaseWrapper(base.DatabaseWrapper):
    _asked_at = 0.0

    def is_usable(self) -> bool:
        """Whether statements can be sent.

        A server that stops or drops us is heard on the socket without asking; a network that swallows a silent
        connection is not, so a connection that was not asked for half a minute is asked.
        """
        if self.connection is None:
            return False
        if time.monotonic() - self._asked_at < _ASKED_EVERY_SECONDS and self._is_quiet():
            return True
        self._asked_at = time.monotonic()
        return bool(super().is_usable())

    def _is_quiet(self) -> bool:
        """Nothing came in since the last answer: neither an end nor a farewell."""
        if self.connection.closed or self.connection.broken:
            return False
        looked = select.poll()
        looked.register(self.connection.fileno(), select.POLLIN | select.POLLHUP | select.POLLERR)
        return not looked.poll(0)
