"""Tickets that were put off. Without permission: for the job that takes them back."""

from __future__ import annotations

import datetime as dt

from django.db.models import Exists, OuterRef

from atiende.tickets.models import Ticket, TicketMerge


def due_snoozes(*, at: dt.datetime, limit: int) -> list[int]:
    """Ids of those whose time has come, the longest due first; what goes on in another ticket waits with it."""
    is_merged = Exists(TicketMerge.objects.filter(source_id=OuterRef("pk")))
    rows = Ticket.objects.filter(~is_merged, snoozed_until__lte=at).order_by("snoozed_until", "pk")
    return list(rows.values_list("pk", flat=True)[:limit])
