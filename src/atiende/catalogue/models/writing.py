"""How rows of this room are made from what was said of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from atiende.catalogue.models.order import Order, OrderLine
from atiende.catalogue.models.product import Product
from atiende.catalogue.rules.fields import OrderFields, ProductFields
from atiende.kernel.text import folded


def product_row(fields: ProductFields, at: dt.datetime) -> Product:
    """Of cleaned fields, unsaved."""
    return Product(
        sku=fields.sku,
        name=fields.name,
        folded_name=folded(fields.name)[:200],
        price=fields.price,
        currency=fields.currency,
        changed_at=at,
    )


def line_rows(order: Order, fields: OrderFields, names: Mapping[str, str]) -> Iterator[OrderLine]:
    """Unsaved. A line that only names a code is called as `names` (code → product's name) has it."""
    for position, line in enumerate(fields.lines, 1):
        yield OrderLine(
            order=order,
            position=position,
            sku=line.sku,
            name=line.name or names.get(line.sku, line.sku),
            quantity=line.quantity,
            price=line.price,
        )
