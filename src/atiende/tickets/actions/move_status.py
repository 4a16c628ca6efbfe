"""Show a status earlier or later than the one beside it in its category."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.platform.audit import record
from atiende.tickets.models import TicketStatus


def move_status(*, status_id: int, is_up: bool, by: Actor, at: dt.datetime) -> None:
    """One place among those in use of its category; at the end nothing changes. Raises NotPermitted and NotFound."""
    by.require("settings.manage")
    with transaction.atomic():
        rows = list(TicketStatus.objects.select_for_update().order_by("position", "pk"))
        moved = next((row for row in rows if row.pk == status_id), None)
        if moved is None:
            raise NotFound
        beside = [row for row in rows if row.category == moved.category and (row.is_in_use or row is moved)]
        place = beside.index(moved)
        other = place - 1 if is_up else place + 1
        if not 0 <= other < len(beside):
            return
        rows.remove(moved)
        rows.insert(rows.index(beside[other]) + (0 if is_up else 1), moved)
        for position, row in enumerate(rows, start=1):
            row.position = position * 10
        TicketStatus.objects.bulk_update(rows, ["position"])
        record(
            by=by,
            verb="tickets.status_moved",
            target_kind="ticket_status",
            target_id=status_id,
            fields=["position"],
            at=at,
        )
