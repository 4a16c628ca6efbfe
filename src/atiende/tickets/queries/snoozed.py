"""Tickets that were put off. Without permission: for the job that takes them back."""

from __future__ import annotations

import datetime as dt

from atiende.tickets.models import Ticket
from atiende.tickets.rules.statuses import UNDER_WAY


def due_snoozes(*, at: dt.datetime, limit: int) -> list[int]:
    """Ids of those whose time has come, the longest due first; what goes on in another ticket waits with it."""
    rows = Ticket.objects.filter(is_merged=False, snoozed_until__lte=at, category__in=sorted(UNDER_WAY))
    return list(rows.order_by("snoozed_until", "pk").values_list("pk", flat=True)[:limit])
