"""Facts that playbooks announce: ids only."""

from __future__ import annotations

from dataclasses import dataclass

from atiende.kernel.events import Event


@dataclass(frozen=True, slots=True)
class MacroApplied(Event):
    """All steps of a macro were taken in a case."""

    name = "playbooks.macro_applied.v1"
    aggregate_kind = "ticket"
    ticket_id: int
    macro_id: int
    by: int
