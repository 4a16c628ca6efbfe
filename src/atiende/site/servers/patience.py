"""A database that is away is waited for, with growing pauses; anything else that fails is a fault."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import TypeVar

import psycopg
from django import db

_FIRST_PAUSE_SECONDS = 0.05
_LONGEST_PAUSE_SECONDS = 5.0
_WORTH_A_WORD_SECONDS = 0.8

Result = TypeVar("Result")
log = logging.getLogger(__name__)


def is_database_away(error: BaseException | None) -> bool:
    """True when somewhere behind this error a connection was refused or lost."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        if isinstance(
            error, (db.OperationalError, db.InterfaceError, psycopg.OperationalError, psycopg.InterfaceError)
        ):
            return True
        seen.add(id(error))
        error = error.__cause__ or error.__context__
    return False


def patiently(
    work: Callable[[], Result],
    stop: threading.Event,
    *,
    what: str,
    longest_pause_seconds: float = _LONGEST_PAUSE_SECONDS,
) -> Result | None:
    """Do the work, again and again while the database is away; None when told to stop meanwhile."""
    pause = _FIRST_PAUSE_SECONDS
    while not stop.is_set():
        try:
            return work()
        except Exception as error:
            if not is_database_away(error):
                raise
            db.connections.close_all()
            level = logging.WARNING if pause >= _WORTH_A_WORD_SECONDS else logging.DEBUG
            log.log(level, "database away", extra={"what": what, "why": str(error).strip().splitlines()[:1]})
            stop.wait(pause)
            pause = min(pause * 2, longest_pause_seconds)
    return None
