"""Facts and reactions that only these tests know."""

from __future__ import annotations

from dataclasses import dataclass

from atiende.kernel.events import Event


@dataclass(frozen=True, slots=True)
class ThingMoved(Event):
    name = "tests.thing_moved.v1"
    aggregate_kind = "thing"
    thing_id: int
    step: int = 0
