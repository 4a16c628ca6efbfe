"""Months of entries that were dropped because their time was over: what the verifier believes of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from atiende.kernel.ids import instant_of
from atiende.platform.models.audit import AuditEntry

DROPPED: Final = "audit.month_dropped"
LEAST_YEARS: Final = 5
_LEAST_AGE: Final = timedelta(days=LEAST_YEARS * 365)


@dataclass(frozen=True, slots=True)
class Span:
    """Ids from the first to the one before the end."""

    first_id: int
    end_id: int

    def holds(self, entry_id: int) -> bool:
        return self.first_id <= entry_id < self.end_id


def dropped_spans() -> list[Span]:
    """Each month that an entry says was dropped, the oldest first.

    An entry is believed only about what was older than anybody may choose to drop: it excuses no young hole.
    """
    told = AuditEntry.objects.filter(verb=DROPPED).order_by("id")
    spans = [
        (Span(int(entry.details.get("first_id", 0)), int(entry.details.get("end_id", 0))), entry)
        for entry in told
    ]
    believed = [span for span, entry in spans if instant_of(span.end_id) + _LEAST_AGE <= instant_of(entry.id)]
    return sorted(believed, key=lambda span: span.first_id)
