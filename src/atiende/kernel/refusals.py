"""Refusals: what an action says when it will not do a thing.

A refusal is a fact about the request, not a fault of the program. Screens, API and commands render the same
one: `code` is stable and meant for programs, `message` is an English msgid shown translated, `params` fill it,
`fields` point at the inputs to mend (field name → msgid).
"""

from __future__ import annotations

from collections.abc import Mapping


def gettext_noop(message: str) -> str:
    """Mark a message for the catalogues; the edge that shows it translates it."""
    return message


class Refusal(Exception):
    """Base of every refusal. A room's errors.py subclasses it with its own code and message."""

    code = "refused"
    message = gettext_noop("This cannot be done.")
    http_status = 422

    def __init__(self, *, fields: Mapping[str, str] | None = None, **params: object) -> None:
        super().__init__(self.message % params if params else self.message)
        self.params = params
        self.fields: dict[str, str] = dict(fields or {})


class NotPermitted(Refusal):
    """The actor may not do this. `missing` names the grant, so that the screen can say what to ask for."""

    code = "not_permitted"
    message = gettext_noop("You do not have permission to do this.")
    http_status = 403

    def __init__(self, *, missing: str = "") -> None:
        super().__init__()
        self.missing = missing


class NotFound(Refusal):
    """It does not exist, or the actor may not know that it does: both look the same from outside."""

    code = "not_found"
    message = gettext_noop("It does not exist or you cannot see it.")
    http_status = 404


class InvalidInput(Refusal):
    """What was typed cannot be taken; `fields` says where and why."""

    code = "invalid_input"
    message = gettext_noop("Check the marked fields.")
    http_status = 422


class Conflict(Refusal):
    """Somebody else changed it first, or it already stands in another state."""

    code = "conflict"
    message = gettext_noop("Somebody changed this meanwhile. Reload and try again.")
    http_status = 409


class TooManyAttempts(Refusal):
    """A limit was reached; `retry_after_seconds` says when to come back."""

    code = "too_many_attempts"
    message = gettext_noop("Too many attempts. Wait a moment and try again.")
    http_status = 429

    def __init__(self, *, retry_after_seconds: int) -> None:
        super().__init__()
        self.retry_after_seconds = retry_after_seconds
