"""What a customer is worth in orders, and their orders as a history."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count, Max, Q, Sum

from atiende.catalogue.models import Order
from atiende.kernel.actors import Actor
from atiende.kernel.money import Money


@dataclass(frozen=True, slots=True)
class Spent:
    """In one currency; `money` None: orders whose total is not told with a currency."""

    orders: int
    last_on: dt.date
    money: Money | None


def spent_by(actor: Actor, customer_ids: Collection[int]) -> list[Spent]:
    """By currency, most orders first; in one query. None without customers.read."""
    if not actor.may("customers.read"):
        return []
    rows = (
        Order.objects.filter(customer_id__in=sorted(customer_ids))
        .values("currency")
        .annotate(orders=Count("pk"), total=Sum("total"), last_on=Max("placed_on"))
        .order_by("-orders", "currency")
    )
    return [
        Spent(
            row["orders"],
            row["last_on"],
            Money(row["total"], row["currency"]) if row["currency"] and row["total"] is not None else None,
        )
        for row in rows
    ]


def orders_in_history(
    actor: Actor,
    customer_ids: Collection[int],
    *,
    before: dt.date | None = None,
    below_id: int | None = None,
    since: dt.date | None = None,
    until: dt.date | None = None,
    size: int,
) -> list[Order]:
    """The newest first; `before` is a day, of which only orders below `below_id` are meant. None without the right."""
    if not actor.may("customers.read"):
        return []
    rows = Order.objects.filter(customer_id__in=sorted(customer_ids))
    if before is not None:
        rows = rows.filter(Q(placed_on__lt=before) | Q(placed_on=before, pk__lt=below_id or 0))
    if since is not None:
        rows = rows.filter(placed_on__gte=since)
    if until is not None:
        rows = rows.filter(placed_on__lt=until)
    return list(rows.order_by("-placed_on", "-pk")[:size])
