"""Show a status earlier or later than the one beside it in its category."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.ordering import moved_one_place
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
        seen = [row for row in rows if row.category == moved.category and row.is_in_use]
        order = moved_one_place(rows, moved, is_up=is_up, seen=seen)
        if order is None:
            return
        for position, row in enumerate(order, start=1):
            row.position = position * 10
        TicketStatus.objects.bulk_update(order, ["position"])
        record(
            by=by,
            verb="tickets.status_moved",
            target_kind="ticket_status",
            target_id=status_id,
            fields=["position"],
            at=at,
        )
