"""Which checks there are, and running them all."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal, Protocol

from atiende.kernel.refusals import gettext_noop

State = Literal["ok", "warning", "failure"]


class Check(Protocol):
    """`name` is stable, for programs; `says` and `do` are sentences in the reader's language."""

    @property
    def name(self) -> str: ...
    @property
    def state(self) -> State: ...
    @property
    def says(self) -> str: ...
    @property
    def do(self) -> str: ...


@dataclass(frozen=True, slots=True)
class _Failed:
    name: str
    says: str
    state: State = "failure"
    do: str = ""


_sources: dict[str, Callable[[], Iterable[Check]]] = {}
COULD_NOT_RUN = gettext_noop("The check could not run: %(error)s")


def register_checks(name: str, source: Callable[[], Iterable[Check]]) -> None:
    """Add a group of checks, or replace the one of this name. A source may raise: that is a failure of its own."""
    _sources[name] = source


def examine(translated: Callable[[str], str] = str) -> list[Check]:
    """Run every check, in order of registration."""
    found: list[Check] = []
    for name, source in _sources.items():
        try:
            found += source()
        except Exception as error:
            found.append(_Failed(name, translated(COULD_NOT_RUN) % {"error": type(error).__name__}))
    return found
