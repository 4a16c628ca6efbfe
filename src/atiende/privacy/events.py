"""Facts that privacy announces: ids only."""

from __future__ import annotations

from dataclasses import dataclass

from atiende.kernel.events import Event


@dataclass(frozen=True, slots=True)
class ExportRequested(Event):
    """Somebody wants all that is held on a customer, to download it."""

    name = "privacy.export_requested.v1"
    aggregate_kind = "customer_export"
    export_id: int
    long_job_id: int

    @property
    def aggregate_id(self) -> int:
        return self.export_id
