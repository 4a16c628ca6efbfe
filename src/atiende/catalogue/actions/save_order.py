"""Keep an order as the shop tells it."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.catalogue.events import OrderSaved
from atiende.catalogue.models import Order, OrderLine, Product
from atiende.catalogue.models.writing import line_rows
from atiende.catalogue.rules.fields import OrderFields
from atiende.catalogue.rules.problems import NOT_A_CUSTOMER
from atiende.customers.actions.identify_customer import identify_customer
from atiende.customers.errors import NotAnIdentifier
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput
from atiende.platform.audit import record
from atiende.platform.demonstration import forget_marks
from atiende.platform.live import signal
from atiende.platform.outbox import emit


def save_order(*, order: OrderFields, country: str = "", by: Actor, at: dt.datetime) -> Order:
    """The one of this number, made or changed; its lines are those given. Its customer is made known when nobody is.

    `country` (ISO 3166-1) says how a telephone without + is read. Raises NotPermitted and InvalidInput.
    """
    by.require("customers.manage")
    wanted = order.cleaned()
    if problems := wanted.problems():
        raise InvalidInput(fields=problems)
    with transaction.atomic():
        customer_id = _customer(wanted, country, by, at)
        saved, is_new = Order.objects.update_or_create(
            number=wanted.number,
            defaults={
                "customer_id": customer_id,
                "placed_on": wanted.placed_on,
                "state": wanted.state,
                "total": wanted.total,
                "currency": wanted.currency,
                "changed_at": at,
            },
        )
        _put_lines(saved, wanted)
        if not is_new:
            forget_marks("order", [saved.pk])  # the shop knows it, so it is no demonstration
        record(by=by, verb="catalogue.order_saved", target_kind="order", target_id=saved.pk, at=at)
        emit(OrderSaved(order_id=saved.pk, customer_id=customer_id, is_new=is_new))
        signal(f"customer:{customer_id}")
    return saved


def _customer(order: OrderFields, country: str, by: Actor, at: dt.datetime) -> int:
    try:
        return identify_customer(
            kind=order.customer_kind,
            value=order.customer,
            name=order.customer_name,
            country=country,
            by=by,
            at=at,
        )
    except NotAnIdentifier as error:
        raise InvalidInput(fields={"customer": NOT_A_CUSTOMER}) from error


def _put_lines(saved: Order, order: OrderFields) -> None:
    """A line that only names a code is called as the product is today."""
    unnamed = {line.sku for line in order.lines if not line.name}
    names = dict(Product.objects.filter(sku__in=unnamed).values_list("sku", "name")) if unnamed else {}
    OrderLine.objects.filter(order=saved).delete()
    OrderLine.objects.bulk_create(line_rows(saved, order, names))
