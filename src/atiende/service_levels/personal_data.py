"""What clocks hold on a person: for privacy alone. A clock itself says when, not what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from atiende.kernel.actors import Actor
from atiende.kernel.personal_data import PersonalData, Record
from atiende.service_levels.models import Clock, ClockEntry
from atiende.tickets.queries import ticket_ids_of_customers


def export_customer(customer_ids: Iterable[int]) -> PersonalData:
    """What was promised in their cases, and whether it was kept."""
    return PersonalData(records={"promises": _promises(sorted(customer_ids))})


def erase_customer(customer_ids: Iterable[int], *, at: dt.datetime, by: Actor) -> None:
    """Why a promised date moved may name them: those words go, the figures stay."""
    entries = ClockEntry.objects.filter(
        clock__ticket_id__in=ticket_ids_of_customers(customer_ids), data__has_key="said"
    )
    for entry in entries.iterator():
        entry.data = {key: value for key, value in entry.data.items() if key != "said"}
        entry.save(update_fields=["data"])


def _promises(customer_ids: list[int]) -> Iterator[Record]:
    rows = Clock.objects.filter(ticket_id__in=ticket_ids_of_customers(customer_ids)).order_by("pk")
    for clock in rows.iterator():
        yield {
            "ticket_id": clock.ticket_id,
            "kind": clock.kind,
            "rule": clock.rule,
            "started_at": clock.started_at,
            "due_at": clock.due_at,
            "promised_at": clock.promised_at,
            "breached_at": clock.breached_at,
            "ended_at": clock.stopped_at,
            "end": clock.end,
        }
