"""Facts that service levels announces."""

from __future__ import annotations

from dataclasses import dataclass

from atiende.kernel.events import Event


@dataclass(frozen=True, slots=True)
class ClockWarned(Event):
    """So many per cent of a promise's time are spent. `kind`: rules/kinds.py."""

    name = "service_levels.warned.v1"
    aggregate_kind = "ticket"
    ticket_id: int
    clock_id: int
    kind: str
    step: int


@dataclass(frozen=True, slots=True)
class ClockBreached(Event):
    """The time of a promise ran out before it was kept."""

    name = "service_levels.breached.v1"
    aggregate_kind = "ticket"
    ticket_id: int
    clock_id: int
    kind: str
