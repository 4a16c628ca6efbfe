"""The correlation id: one thread from a request through its events and jobs to the mail that leaves."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_current: ContextVar[str] = ContextVar("correlation_id", default="")
_ACCEPTED = re.compile(r"[A-Za-z0-9_.-]{8,64}")


def current_correlation_id() -> str:
    """The id of the work under way, or an empty text outside of any."""
    return _current.get()


def new_correlation_id() -> str:
    return secrets.token_hex(8)


def accepted_or_new(candidate: str | None) -> str:
    """What a caller sent, when it is a plain short word; otherwise a new id, so that logs cannot be forged."""
    return candidate if candidate and _ACCEPTED.fullmatch(candidate) else new_correlation_id()


@contextmanager
def correlated(correlation_id: str | None = None) -> Iterator[str]:
    """Run a piece of work under one correlation id (a new one when none is given)."""
    chosen = accepted_or_new(correlation_id)
    token = _current.set(chosen)
    try:
        yield chosen
    finally:
        _current.reset(token)
