"""Facts that the console announces: what was asked for here and is done elsewhere."""

from __future__ import annotations

from dataclasses import dataclass

from atiende.kernel.events import Event


@dataclass(frozen=True, slots=True)
class DemonstrationRequested(Event):
    """Somebody wants the demonstration company in (`load`) or out (`remove`)."""

    name = "console.demonstration_requested.v1"
    aggregate_kind = "long_job"
    long_job_id: int
    wish: str
