"""What catalogue holds on a person: for privacy alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from atiende.catalogue.models import Order, OwnedProduct
from atiende.kernel.actors import Actor
from atiende.kernel.personal_data import PersonalData, Record
from atiende.platform.audit import record


def export_customer(customer_ids: Iterable[int]) -> PersonalData:
    """Their orders with the lines, and what they have."""
    ids = sorted(customer_ids)
    return PersonalData(records={"orders": _orders(ids), "owned_products": _owned(ids)})


def erase_customer(customer_ids: Iterable[int], *, at: dt.datetime, by: Actor) -> None:
    """Their orders and what they have go: the shop knows them, here they only served the conversation."""
    ids = list(customer_ids)
    for thing in OwnedProduct.objects.filter(customer_id__in=ids).order_by("pk"):
        record(
            by=by,
            verb="catalogue.owned_product_erased",
            target_kind="owned_product",
            target_id=thing.pk,
            at=at,
        )
        thing.delete()
    for order in Order.objects.filter(customer_id__in=ids).order_by("pk"):
        record(by=by, verb="catalogue.order_erased", target_kind="order", target_id=order.pk, at=at)
        order.delete()


def _owned(ids: list[int]) -> Iterator[Record]:
    for row in OwnedProduct.objects.filter(customer_id__in=ids).order_by("pk").iterator():
        yield {
            "sku": row.sku,
            "name": row.name,
            "serial": row.serial,
            "bought_on": row.bought_on,
            "warranty_until": row.warranty_until,
        }


def _orders(ids: list[int]) -> Iterator[Record]:
    rows = Order.objects.filter(customer_id__in=ids).prefetch_related("lines").order_by("pk")
    for row in rows.iterator(chunk_size=200):
        yield {
            "number": row.number,
            "placed_on": row.placed_on,
            "state": row.state,
            "total": row.total,
            "currency": row.currency,
            "lines": [
                {
                    "sku": line.sku,
                    "name": line.name,
                    "quantity": str(line.quantity),
                    "price": str(line.price or ""),
                }
                for line in row.lines.all()
            ],
        }
