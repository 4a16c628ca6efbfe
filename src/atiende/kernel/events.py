"""What an event is: a past-tense fact, frozen, with a stable name and an aggregate that gives it its order.

    @dataclass(frozen=True, slots=True)
    class AgentInvited(Event):
        name = "organisation.agent_invited.v1"
        aggregate_kind = "agent"
        agent_id: int

Fields are ids and primitives (int, str, bool, float, None, ISO texts), never the text of a person. Fields may be
added with a default, never changed: a changed meaning is a new name ending in .v2.
"""

from __future__ import annotations

import dataclasses
import re
from typing import Any, ClassVar, Self

_NAME = re.compile(r"[a-z_]+\.[a-z_]+\.v[1-9][0-9]*")
_registered: dict[str, type[Event]] = {}


class Event:
    """Base of every event; subclasses are frozen dataclasses and register themselves by name."""

    name: ClassVar[str] = ""
    aggregate_kind: ClassVar[str] = ""

    __slots__ = ()

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if not _NAME.fullmatch(cls.name):
            raise TypeError(f"{cls.__qualname__}.name must read room.fact.vN, not {cls.name!r}")
        known = _registered.get(cls.name)
        # dataclass(slots=True) builds the class a second time: same module, same qualified name.
        if known is not None and (known.__module__, known.__qualname__) != (cls.__module__, cls.__qualname__):
            raise TypeError(f"two events are named {cls.name}")
        _registered[cls.name] = cls

    @property
    def aggregate_id(self) -> int:
        """The id of its aggregate: the field named after `aggregate_kind`, where an event says no other."""
        aggregate_id: int = getattr(self, f"{self.aggregate_kind}_id")
        return aggregate_id

    @property
    def aggregate(self) -> str:
        """The lane in which this event keeps its order, for instance `ticket:42`."""
        return f"{self.aggregate_kind}:{self.aggregate_id}"

    def payload(self) -> dict[str, Any]:
        """The fields as they are stored."""
        return dataclasses.asdict(self)  # type: ignore[call-overload,no-any-return]

    @classmethod
    def from_payload(cls, payload: dict[str, Any]) -> Self:
        """Read what was stored; fields of a later version that this code does not know are left aside."""
        known = {f.name for f in dataclasses.fields(cls)}  # type: ignore[arg-type]
        return cls(**{key: value for key, value in payload.items() if key in known})


def event_class(name: str) -> type[Event]:
    """The class of a stored event. KeyError when no room announces it any more."""
    return _registered[name]


def event_classes() -> dict[str, type[Event]]:
    """Every event known to the running program, by name."""
    return dict(_registered)
