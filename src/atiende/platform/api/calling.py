"""Who calls, as the entrance of the API found out: rooms see no more of it than this."""

from __future__ import annotations

from typing import Any, Protocol

from django.http import HttpRequest

from atiende.kernel.actors import Actor


class Caller(Protocol):
    """`token_key` names the token without being it; `country` (ISO 3166-1) reads telephones without +."""

    @property
    def token_key(self) -> str: ...

    @property
    def country(self) -> str: ...

    def acting(self, scope: str) -> Actor:
        """The person behind the token for a call that needs this scope. Refuses when the token lacks it."""
        ...


def caller_of(request: HttpRequest) -> Caller:
    caller: Any = request.auth  # type: ignore[attr-defined]
    found: Caller = caller
    return found
