"""Tickets that were put off. Without permission: for the job that takes them back."""

from __future__ import annotations

import datetime as dt

from django.db.models import F, Q

from atiende.tickets.models import SnoozeEvent, Ticket
from atiende.tickets.rules.snoozing import Awaited
from atiende.tickets.rules.statuses import UNDER_WAY


def due_snoozes(*, at: dt.datetime, limit: int) -> list[int]:
    """Ids of those whose time has come, the longest due first; what goes on in another ticket waits with it."""
    rows = Ticket.objects.filter(is_merged=False, snoozed_until__lte=at, category__in=sorted(UNDER_WAY))
    return list(rows.order_by("snoozed_until", "pk").values_list("pk", flat=True)[:limit])


def snoozes_overtaken(*, limit: int) -> list[tuple[int, str]]:
    """Ids of those that waited for something that has happened, and which: case or order.

    A case that goes on in another one is no longer waited for.
    """
    is_over = ~Q(case__category__in=sorted(UNDER_WAY)) | Q(case__is_merged=True)
    happened = (Q(ticket__snoozed_for=Awaited.CASE) & is_over) | (
        Q(ticket__snoozed_for=Awaited.ORDER) & Q(order__changed_at__gt=F("since"))
    )
    rows = SnoozeEvent.objects.filter(happened, ticket__is_merged=False, ticket__snoozed_until__isnull=False)
    return list(rows.order_by("pk").values_list("ticket_id", "ticket__snoozed_for")[:limit])
