"""Remove the products and orders of the demonstration."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.catalogue.models import Order, OwnedProduct, Product
from atiende.kernel.actors import Actor
from atiende.platform.audit import record_each
from atiende.platform.demonstration import forget_marks, marked


def remove_demonstration_catalogue(*, by: Actor, at: dt.datetime) -> int:
    """How many orders went. What the shop saved since carries no mark and stays. Raises NotPermitted."""
    by.require("settings.manage")
    with transaction.atomic():
        orders = sorted(marked("order"))
        Order.objects.filter(pk__in=orders).delete()
        Product.objects.filter(pk__in=marked("product")).delete()
        OwnedProduct.objects.filter(pk__in=marked("owned_product")).delete()
        forget_marks("order", orders)
        forget_marks("owned_product", marked("owned_product"))
        forget_marks("product", marked("product"))
        if orders:
            record_each(
                by=by, verb="catalogue.demonstration_removed", target_kind="order", target_ids=orders, at=at
            )
    return len(orders)
