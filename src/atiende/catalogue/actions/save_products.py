"""Keep products as the company's own list tells them: new ones are made known, others follow."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db import transaction

from atiende.catalogue.models import Product
from atiende.catalogue.models.writing import product_row
from atiende.catalogue.rules.fields import ProductFields
from atiende.catalogue.rules.problems import TOO_MANY
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput
from atiende.platform.audit import record
from atiende.platform.demonstration import forget_marks

MOST = 1_000


def save_products(*, products: Sequence[ProductFields], by: Actor, at: dt.datetime) -> int:
    """How many were handed in; of two with one code the last counts. All or none. Raises NotPermitted, InvalidInput."""
    by.require("customers.manage")
    if len(products) > MOST:
        raise InvalidInput(fields={"products": TOO_MANY})
    cleaned = [each.cleaned() for each in products]
    for each in cleaned:
        if problems := each.problems():
            raise InvalidInput(fields=problems)
    once = {each.sku: each for each in cleaned}
    with transaction.atomic():
        Product.objects.bulk_create(
            [product_row(once[sku], at) for sku in sorted(once)],
            update_conflicts=True,
            unique_fields=["sku"],
            update_fields=["name", "folded_name", "price", "currency", "changed_at"],
        )
        forget_marks("product", Product.objects.filter(sku__in=once).values_list("pk", flat=True))
        record(
            by=by,
            verb="catalogue.products_saved",
            target_kind="product",
            at=at,
            details={"count": len(once)},
        )
    return len(cleaned)
