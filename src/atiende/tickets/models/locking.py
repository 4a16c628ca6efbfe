"""Who holds which ticket until the transaction ends, in an order that cannot go round in circles.

A case is locked along its merges: the ticket named, then the one it was merged into, and so on. Only who holds a ticket
may say where it goes on, so the next step cannot change under our feet. Merging itself is done by one at a time
(`lock_merges`), from source to target, and its target is never merged: so nobody waits for one who waits for them.
The locks leave foreign keys of others alone (FOR NO KEY UPDATE).
"""

from __future__ import annotations

import json
from functools import cache
from typing import Final

from django.db import connection

from atiende.platform.postgres.reading import read_row
from atiende.tickets.models.ticket import Ticket

_MERGES: Final = 7_420_001
_TARGET: Final = "SELECT target_id FROM tickets_ticketmerge WHERE source_id = %s::bigint"


def lock_ticket(ticket_id: int) -> Ticket | None:
    """The ticket itself, as it stands once nobody else holds it.

    Nothing may be joined here: who waited for a ticket whose status changed meanwhile would find no row, because its
    old status does not fit the new row.
    """
    names, statement = _columns()
    row = read_row(statement, [ticket_id])
    if row is None:
        return None
    place = names.index("custom_fields")
    row = (*row[:place], json.loads(row[place]), *row[place + 1 :])
    return Ticket.from_db("default", names, row)


def lock_case(ticket_id: int) -> Ticket | None:
    """The ticket in which this one goes on: itself unless it was merged. All on the way are held."""
    ticket = lock_ticket(ticket_id)
    while ticket is not None and ticket.is_merged and (target_id := target_of(ticket.pk)) is not None:
        ticket = lock_ticket(target_id)
    return ticket


def target_of(ticket_id: int) -> int | None:
    """Into which ticket this one was merged. Certain until the transaction ends for who holds it."""
    found = read_row(_TARGET, [ticket_id])
    return None if found is None else int(found[0])


@cache
def _columns() -> tuple[list[str], str]:
    """On the path of every message, so it is said in SQL and prepared."""
    names = [field.attname for field in Ticket._meta.concrete_fields]
    columns = ", ".join(names)
    return names, f"SELECT {columns} FROM tickets_ticket WHERE id = %s::bigint FOR NO KEY UPDATE"  # noqa: S608


def lock_merges() -> None:
    """One merge or unmerge at a time, until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_MERGES])
