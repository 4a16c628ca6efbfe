"""What the API refuses, as exceptions: their class says what kind, `code` says exactly what, and never changes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final


class AtiendeError(Exception):
    """Whatever went wrong with a call."""


class Unreachable(AtiendeError):
    """Nobody answered, or not in time. Whether something was done is unknown: send it again with the same key."""


class Problem(AtiendeError):
    """A problem document (RFC 9457). `fields`: what is wrong with each field; `detail`: for people."""

    def __init__(self, status: int, told: Mapping[str, Any], retry_after: float | None = None) -> None:
        self.status = status
        self.code: str = str(told.get("code", ""))
        self.title: str = str(told.get("title", ""))
        self.detail: str = str(told.get("detail", ""))
        self.fields: dict[str, str] = dict(told.get("fields", {}))
        self.missing: str = str(told.get("missing", ""))
        self.correlation_id: str = str(told.get("correlation_id", ""))
        self.retry_after = retry_after
        super().__init__(f"{status} {self.code}: {self.detail or self.title}{self._of_fields()}")

    def _of_fields(self) -> str:
        return "".join(f" [{name}: {words}]" for name, words in self.fields.items())


class NotAuthenticated(Problem):
    """401: the token is missing or does not count."""


class NotPermitted(Problem):
    """403: the person may not do this, or the token was not made for it (`missing` says which scope)."""


class NotFound(Problem):
    """404: there is none, or the person cannot see it."""


class Conflict(Problem):
    """409: it stands otherwise already."""


class Invalid(Problem):
    """400, 413, 415, 416 and 422: what was sent cannot be taken; `fields` says what and why."""


class TooManyCalls(Problem):
    """429: `retry_after` says in how many seconds to come back."""


class ServerFailed(Problem):
    """500 and above: not the caller's fault."""


_KINDS: Final[dict[int, type[Problem]]] = {
    401: NotAuthenticated, 403: NotPermitted, 404: NotFound, 409: Conflict, 429: TooManyCalls,
}  # fmt: skip


def problem_of(status: int, content: bytes, retry_after: float | None) -> Problem:
    """The exception for an answer of 400 and above, whatever its body is."""
    try:
        told = json.loads(content)
    except ValueError:
        told = {}
    kind = _KINDS.get(status, ServerFailed if status >= 500 else Invalid)
    return kind(status, told if isinstance(told, dict) else {}, retry_after)
