"""What tasks hold on a person: for privacy alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from atiende.kernel.actors import Actor
from atiende.kernel.personal_data import PersonalData, Record
from atiende.platform.audit import record
from atiende.tasks.models import Checklist, Task
from atiende.tickets.queries.belonging import ticket_ids_of_customers


def export_customer(customer_ids: Iterable[int]) -> PersonalData:
    """What was to be done in their cases, and what was looked at: titles and days, without who of us did it."""
    ids = ticket_ids_of_customers(customer_ids)
    return PersonalData(records={"tasks": _tasks(ids), "checklists": _checklists(ids)})


def erase_customer(customer_ids: Iterable[int], *, at: dt.datetime, by: Actor) -> None:
    """Words about them go with the case that they belong to, in the transaction of the caller."""
    for ticket_id in ticket_ids_of_customers(customer_ids):
        gone, _each = Task.objects.filter(ticket_id=ticket_id).delete()
        lists, _each = Checklist.objects.filter(ticket_id=ticket_id).delete()
        if gone or lists:
            record(by=by, verb="tasks.case_erased", target_kind="ticket", target_id=ticket_id, at=at)


def _tasks(ticket_ids: list[int]) -> Iterator[Record]:
    rows = Task.objects.filter(ticket_id__in=ticket_ids).select_related("ticket").order_by("pk")
    for row in rows.iterator():
        yield {
            "ticket": row.ticket.number if row.ticket else None,
            "title": row.title,
            "details": row.details,
            "due_at": row.due_at,
            "done_at": row.done_at,
        }


def _checklists(ticket_ids: list[int]) -> Iterator[Record]:
    rows = Checklist.objects.filter(ticket_id__in=ticket_ids).select_related("ticket")
    for row in rows.prefetch_related("items").order_by("pk").iterator(chunk_size=200):
        yield {
            "ticket": row.ticket.number,
            "name": row.name,
            "lines": [
                {"text": item.text, "ticked_at": item.ticked_at}
                for item in sorted(row.items.all(), key=lambda item: item.position)
            ],
        }
