"""Which handlers wait for which event. Filled while the applications start, read by emit and the dispatcher."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from atiende.kernel.events import Event

E = TypeVar("E", bound=Event)


@dataclass(frozen=True, slots=True)
class Delivery:
    """What a handler is told besides the event. `at` is the time to act with; `attempt` counts from 1."""

    at: datetime
    correlation_id: str
    attempt: int
    event_id: int
    emitted_at: datetime


Handler = Callable[[Any, Delivery], None]

_handlers: dict[str, Handler] = {}
_names_by_event: dict[str, list[str]] = {}
_on_demand: set[str] = set()


def handles(
    *events: type[E], is_on_demand: bool = False
) -> Callable[[Callable[[E, Delivery], None]], Callable[[E, Delivery], None]]:
    """Register a room's function for events. Its stored name is module and function: renaming it is a migration.

    On demand: it is told only of events that `demand` names for it, and is owed nothing of all others.
    """

    def register(function: Callable[[E, Delivery], None]) -> Callable[[E, Delivery], None]:
        name = handler_name(function)
        if name in _handlers and _handlers[name] is not function:
            raise TypeError(f"two handlers are named {name}")
        _handlers[name] = function
        for event in events:
            names = _names_by_event.setdefault(event.name, [])
            if name not in names:
                names.append(name)
        if is_on_demand:
            _on_demand.add(name)
        return function

    return register


def handler_name(function: Callable[..., None]) -> str:
    """Stable name of a handler: `organisation.handlers.on_invitation_accepted`."""
    return f"{function.__module__.removeprefix('atiende.')}.{function.__qualname__}"


def handlers_of(event_name: str) -> list[str]:
    return _names_by_event.get(event_name, [])


def is_on_demand(handler: str) -> bool:
    """Whether it is told only of what was demanded."""
    return handler in _on_demand


def events_of(handler: str) -> list[str]:
    """Names of the events that a handler waits for."""
    return sorted(event for event, names in _names_by_event.items() if handler in names)


def find_handler(name: str) -> Handler | None:
    """None when the code that registered it is gone."""
    return _handlers.get(name)


def handlers_by_event() -> dict[str, tuple[str, ...]]:
    """Every event that somebody waits for, with its handlers in order of registration."""
    return {event: tuple(names) for event, names in sorted(_names_by_event.items())}


def forget(function: Callable[..., None]) -> None:
    """Take a handler out again (tests, and programs that load parts of the house)."""
    name = handler_name(function)
    _handlers.pop(name, None)
    _on_demand.discard(name)
    for names in _names_by_event.values():
        if name in names:
            names.remove(name)
