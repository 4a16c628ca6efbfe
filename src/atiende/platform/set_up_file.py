"""The set-up of a company as one file: what the doors `set_up_file` of the rooms hand over and report.

A room offers `export(by) -> dict` and `take(data, by=…, at=…) -> list[Change]`. What is taken is known by names and
keys, never by ids; nothing is deleted; each thing stands or falls by itself.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import Refusal, gettext_noop

Outcome = Literal["added", "changed", "same", "refused"]
UNREADABLE = gettext_noop("This part of the file cannot be read.")


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one thing. `kind`: role, brand, team, status, field, rule. `problem`: a msgid with `params`."""

    kind: str
    name: str
    outcome: Outcome
    problem: str = ""
    params: Mapping[str, object] | None = None


class Door(Protocol):
    """What a room offers for the file."""

    def export(self, by: Actor, /) -> dict[str, Any]: ...

    def take(self, data: Mapping[str, Any], /, *, by: Actor, at: dt.datetime) -> list[Change]: ...


def taken(kind: str, row: Any, act: Callable[[Any], Outcome]) -> Change:
    """Take one thing in a savepoint of its own: what refuses, or cannot be read, leaves nothing behind."""
    name = str(row.get("name", ""))[:120] if isinstance(row, Mapping) else ""
    try:
        with transaction.atomic():
            return Change(kind, name, act(row))
    except Refusal as refusal:
        problem = next(iter(refusal.fields.values()), refusal.message)
        params = {} if refusal.fields else dict(refusal.params)
        return Change(kind, name, "refused", str(problem), params)
    except (KeyError, TypeError, ValueError, AttributeError):
        return Change(kind, name, "refused", UNREADABLE)


def rows(data: Mapping[str, Any], key: str) -> list[Any]:
    """The list of this name, or nothing."""
    found = data.get(key, [])
    return found if isinstance(found, list) else []
