"""The set-up of a company as one file: what the doors `set_up_file` of the rooms hand over and report.

A room offers `PARTS`, `export(by) -> dict` and `take(data, by=…, at=…) -> list[Change]`. What is taken is known by
names and keys, never by ids; nothing is deleted; what cannot be taken is told with its place in the file.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, Literal, Protocol

from django.db import DataError, transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import Refusal, gettext_noop

Outcome = Literal["added", "changed", "same", "refused"]
UNREADABLE: Final = gettext_noop("This part of the file cannot be read.")
UNKNOWN_PART: Final = gettext_noop("This program knows nothing of this name.")
_BEYOND: Final = 20


class NamesNothing(Refusal):
    """Something in the file speaks of what is not in this installation. `names`: how it calls it."""

    code = "platform.names_nothing"
    message = gettext_noop("There is nothing here called “%(names)s”.")


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one thing. `kind`: role, brand, team… `place`: where it stands in the file, as `fields[0].label`
    of its room. `problem`: a msgid with `params`."""

    kind: str
    name: str
    outcome: Outcome
    problem: str = ""
    params: Mapping[str, object] | None = None
    place: str = ""


class Door(Protocol):
    """What a room offers for the file. `PARTS`: its lists, and what each of their rows may say."""

    @property
    def PARTS(self) -> Mapping[str, Collection[str]]: ...  # noqa: N802  a constant of the module

    def export(self, by: Actor, /) -> dict[str, Any]: ...

    def take(self, data: Mapping[str, Any], /, *, by: Actor, at: dt.datetime) -> list[Change]: ...


@dataclass(frozen=True, slots=True)
class Names:
    """What is called by an id here, and by a name in the file: for each kind, names by id."""

    by_kind: Mapping[str, Mapping[str, str]]

    def told(self, kind: str, key: object) -> str:
        """Its name; the id itself where it is gone, which no other installation will take."""
        return self.by_kind.get(kind, {}).get(str(key), str(key))

    def meant(self, kind: str, name: object) -> str:
        """Its id: the first of those that are called so. Raises NamesNothing."""
        keys = {called: key for key, called in reversed(list(self.by_kind.get(kind, {}).items()))}
        return _found(keys, str(name))

    def told_or_none(self, kind: str, key: int | None) -> str | None:
        return None if key is None else self.told(kind, key)

    def id_or_none(self, kind: str, name: object) -> int | None:
        """Raises NamesNothing."""
        return None if name in (None, "") else int(self.meant(kind, name))

    def ids(self, kind: str, names: Iterable[object]) -> frozenset[int]:
        """Raises NamesNothing."""
        return frozenset(int(self.meant(kind, name)) for name in names)

    def and_also(self, **kinds: Mapping[str, str]) -> Names:
        return Names({**self.by_kind, **kinds})


def taken_each(data: Mapping[str, Any], part: str, kind: str, act: Callable[[Any], Outcome]) -> list[Change]:
    """Take each row of a part; the place of what cannot be taken is told."""
    told = []
    for number, row in enumerate(_rows(data, part)):
        change = taken(kind, row, act)
        told.append(replace(change, place=f"{part}[{number}]{change.place}"))
    return told


def taken(kind: str, row: Any, act: Callable[[Any], Outcome]) -> Change:
    """Take one thing in a savepoint of its own: what refuses, or cannot be read, leaves nothing behind."""
    name = str(row.get("name", ""))[:120] if isinstance(row, Mapping) else ""
    try:
        with transaction.atomic():
            return Change(kind, name, act(row))
    except Refusal as refusal:
        field, problem = next(iter(refusal.fields.items()), ("", refusal.message))
        params = {} if refusal.fields else dict(refusal.params)
        place = f".{field}" if field else ""
        return Change(kind, name, "refused", str(problem), params, place)
    except (KeyError, TypeError, ValueError, AttributeError, DataError):
        return Change(kind, name, "refused", UNREADABLE)


def unreadable_in(data: object, parts: Mapping[str, Collection[str]]) -> list[Change]:
    """Lists and words that this program does not know, and lists that are none, with their places."""
    if not isinstance(data, Mapping):
        return [Change("part", "", "refused", UNREADABLE)]
    found = []
    for name, part in data.items():
        if name not in parts:
            found.append(Change("part", str(name)[:120], "refused", UNKNOWN_PART, place=str(name)[:120]))
        elif not isinstance(part, list):
            found.append(Change("part", name, "refused", UNREADABLE, place=name))
        else:
            found += [
                Change(
                    "part", str(word)[:120], "refused", UNKNOWN_PART, place=f"{name}[{number}].{word}"[:200]
                )
                for number, row in enumerate(part)
                if isinstance(row, Mapping)
                for word in list(row)[: _BEYOND + len(parts[name])]
                if word not in parts[name]
            ]
    return found


def _rows(data: Mapping[str, Any], part: str) -> list[Any]:
    found = data.get(part, [])
    return found if isinstance(found, list) else []


def _found(names: Mapping[str, str], key: str) -> str:
    if key not in names:
        raise NamesNothing(names=key[:120])
    return names[key]
