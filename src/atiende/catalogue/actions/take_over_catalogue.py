"""Take over products and orders whose customers are known: what is there already stays as it is, nobody is told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from atiende.catalogue.models import Order, OrderLine, Product
from atiende.catalogue.models.writing import line_rows, product_row
from atiende.catalogue.rules.fields import OrderFields, ProductFields
from atiende.catalogue.rules.taking_over import OrderTakenOver
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput
from atiende.platform.audit import record, record_each


@dataclass(frozen=True, slots=True)
class CatalogueTakenOver:
    """The ids of those that are new."""

    product_ids: list[int]
    order_ids: list[int]


def take_over_catalogue(
    *, products: Sequence[ProductFields], orders: Sequence[OrderTakenOver], by: Actor, at: dt.datetime
) -> CatalogueTakenOver:
    """A code or number that is known is left alone, with whoever has it. All or none, and no event is announced.

    Raises NotPermitted and InvalidInput.
    """
    by.require("settings.manage")
    sold = [each.cleaned() for each in products]
    bought = [(each.customer_id, each.fields()) for each in orders]
    found = [*(each.problems() for each in sold), *(each.problems() for _id, each in bought)]
    if problems := next(filter(None, found), None):
        raise InvalidInput(fields=problems)
    with transaction.atomic():
        taken = CatalogueTakenOver(_products(sold, at), _orders(bought, at))
        record(
            by=by,
            verb="catalogue.products_saved",
            target_kind="product",
            at=at,
            details={"count": len(taken.product_ids)},
        )
        if taken.order_ids:
            record_each(
                by=by, verb="catalogue.order_saved", target_kind="order", target_ids=taken.order_ids, at=at
            )
    return taken


def _products(products: Sequence[ProductFields], at: dt.datetime) -> list[int]:
    wanted = {each.sku: each for each in products}
    known = set(Product.objects.filter(sku__in=wanted).values_list("sku", flat=True))
    rows = [product_row(each, at) for each in wanted.values() if each.sku not in known]
    return [row.pk for row in Product.objects.bulk_create(rows)]


def _orders(orders: Sequence[tuple[int, OrderFields]], at: dt.datetime) -> list[int]:
    wanted = {fields.number: (customer_id, fields) for customer_id, fields in orders}
    for number in Order.objects.filter(number__in=wanted).values_list("number", flat=True):
        del wanted[number]
    rows = [
        Order(
            number=fields.number,
            customer_id=customer_id,
            placed_on=fields.placed_on,
            state=fields.state,
            total=fields.total,
            currency=fields.currency,
            changed_at=at,
        )
        for customer_id, fields in wanted.values()
    ]
    saved = Order.objects.bulk_create(rows)
    OrderLine.objects.bulk_create(
        line for order in saved for line in line_rows(order, wanted[order.number][1], names={})
    )
    return [order.pk for order in saved]
