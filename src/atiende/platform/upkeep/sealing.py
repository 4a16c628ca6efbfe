"""Seals at once when many entries wait, between the minutes at which everything is sealed anyway."""

from __future__ import annotations

import threading

from django.db import connection

from atiende.kernel.clock import utc_now
from atiende.platform.audit.seal import many_wait, seal_pending

LOOK_EVERY_SECONDS = 5.0


def run(stop: threading.Event, *, every_seconds: float = LOOK_EVERY_SECONDS) -> None:
    """Look until asked to stop. Raises what the database raises; the worker waits until it is there again."""
    try:
        while not stop.wait(every_seconds):
            if many_wait():
                seal_pending(utc_now())
    finally:
        connection.close()
