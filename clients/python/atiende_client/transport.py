"""Sends calls and reads answers; tries again where nothing can be done twice by it."""

from __future__ import annotations

import http.client
import json
import random
import threading
import time
import urllib.parse
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from atiende_client.errors import Conflict, Problem, Unreachable, problem_of

ATTEMPTS: Final = 5
LONGEST_PAUSE_SECONDS: Final = 60.0
_FIRST_PAUSE_SECONDS: Final = 0.5
_AWAY: Final = frozenset({429, 502, 503, 504})
_REFUSED_BEFORE: Final = frozenset({429, 503})
Query = Mapping[str, str | int | list[str] | None]


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    content: bytes
    retry_after: float | None


class Transport:
    """One address and one token. May be used by several threads: each has a connection of its own.

    `language`: of the words in problems, es or en. `timeout`: seconds that an answer may take.
    """

    def __init__(
        self,
        url: str,
        token: str,
        *,
        language: str = "en",
        timeout: float = 30.0,
        attempts: int = ATTEMPTS,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """`url`: of the installation, as in https://atiende.example.com. Raises ValueError for another kind of text."""
        parts = urllib.parse.urlsplit(url)
        if parts.scheme not in ("https", "http") or not parts.hostname or parts.username:
            raise ValueError(f"not the address of an installation: {url!r}")
        self._parts = parts
        self._base = parts.path.rstrip("/") + "/api/v1"
        self._headers = {
            "Authorization": f"Bearer {token}",
            "Accept": "application/json",
            "Accept-Language": language,
            "User-Agent": "atiende-client-python",
        }
        self._timeout = timeout
        self._attempts = max(1, attempts)
        self._sleep = sleep
        self._own = threading.local()

    @staticmethod
    def key(given: str | None) -> str:
        """The Idempotency-Key of a call: the one given, else a new one, so that trying again does nothing twice."""
        return given if given is not None else uuid.uuid4().hex

    @staticmethod
    def part(value: int | str) -> str:
        """A part of an address, whatever stands in it."""
        return urllib.parse.quote(str(value), safe="")

    def ask(
        self, method: str, path: str, *, query: Query | None = None, body: object = None, key: str = ""
    ) -> Any:
        """The answer, read from JSON. Raises Problem and Unreachable."""
        content = self._patiently(method, path, query, body, key).content
        return json.loads(content) if content else None

    def fetch(self, path: str) -> bytes:
        """A file. Raises Problem and Unreachable."""
        return self._patiently("GET", path, None, None, "").content

    def close(self) -> None:
        """Let go of this thread's connection; the next call opens another."""
        connection: http.client.HTTPConnection | None = getattr(self._own, "connection", None)
        if connection is not None:
            connection.close()
        self._own.connection = None

    def _patiently(self, method: str, path: str, query: Query | None, body: object, key: str) -> _Answer:
        may_repeat = method == "GET" or bool(key)
        if not may_repeat:
            self.close()  # on a connection that rested, one cannot tell whether it was still heard
        for attempt in range(self._attempts):
            is_last = attempt + 1 == self._attempts
            try:
                answer = self._once(method, path, query, body, key)
            except (OSError, http.client.HTTPException) as error:
                self.close()
                if is_last or not may_repeat:
                    raise Unreachable(f"{type(error).__name__}: {error}") from error
                self._sleep(_pause(attempt, None))
                continue
            if answer.status < 400:
                return answer
            problem = problem_of(answer.status, answer.content, answer.retry_after)
            if is_last or not _is_worth_waiting(problem, may_repeat=may_repeat):
                raise problem
            self._sleep(_pause(attempt, answer.retry_after))
        raise AssertionError("the last attempt answers or raises")

    def _once(self, method: str, path: str, query: Query | None, body: object, key: str) -> _Answer:
        headers = dict(self._headers)
        if body is not None:
            headers["Content-Type"] = "application/json"
        if key:
            headers["Idempotency-Key"] = key
        sent = None if body is None else json.dumps(body).encode()
        connection = self._connection()
        connection.request(method, self._base + path + _query(query), sent, headers)
        response = connection.getresponse()
        return _Answer(response.status, response.read(), _seconds(response.headers.get("Retry-After")))

    def _connection(self) -> http.client.HTTPConnection:
        """Redirects are not followed: a token goes nowhere but to its own installation."""
        found: http.client.HTTPConnection | None = getattr(self._own, "connection", None)
        if found is None:
            kind = (
                http.client.HTTPSConnection if self._parts.scheme == "https" else http.client.HTTPConnection
            )
            found = kind(self._parts.hostname or "", self._parts.port, timeout=self._timeout)
            self._own.connection = found
        return found


def _is_worth_waiting(problem: Problem, *, may_repeat: bool) -> bool:
    """Whether it may be done later: too many calls, somebody away, the same call still at work."""
    return problem.status in (_AWAY if may_repeat else _REFUSED_BEFORE) or (
        isinstance(problem, Conflict) and problem.code == "idempotency_key_in_use"
    )


def _pause(attempt: int, asked_for: float | None) -> float:
    if asked_for is not None:
        return min(max(asked_for, 0.0), LONGEST_PAUSE_SECONDS)
    return min(_FIRST_PAUSE_SECONDS * 2**attempt * (1 + random.random()), LONGEST_PAUSE_SECONDS)  # noqa: S311


def _query(given: Query | None) -> str:
    said = {name: value for name, value in (given or {}).items() if value not in (None, "")}
    return f"?{urllib.parse.urlencode(said, doseq=True)}" if said else ""


def _seconds(header: str | None) -> float | None:
    return float(header) if header is not None and header.isdecimal() else None
