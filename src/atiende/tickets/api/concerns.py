"""What a case is about, as programs say and get it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from atiende.catalogue.queries import order_numbered, product_named
from atiende.customers.queries import cluster_of
from atiende.kernel.actors import SYSTEM
from atiende.kernel.refusals import InvalidInput
from atiende.tickets.errors import UNKNOWN_ORDER, UNKNOWN_PRODUCT
from atiende.tickets.rules.concerns import ConcernChange

CONCERNS: Final = frozenset({"product", "order", "owned_product"})


def concern_said(given: Mapping[str, Any], *, customer_id: int) -> ConcernChange:
    """Of what a body names. Raises InvalidInput for a product or an order that is none."""
    change: ConcernChange = {}
    if "product" in given:
        change["product_id"] = None if given["product"] is None else _product(given["product"])
    if "order" in given:
        change["order_id"] = None if given["order"] is None else _order(given["order"], customer_id)
    if "owned_product" in given:
        change["owned_id"] = given["owned_product"]
    return change


def _product(said: str) -> int:
    found = product_named(said)
    if found is None:
        raise InvalidInput(fields={"product": UNKNOWN_PRODUCT})
    return int(found.pk)


def _order(said: str, customer_id: int) -> int:
    found = order_numbered(SYSTEM, said, cluster_of(customer_id))
    if found is None:
        raise InvalidInput(fields={"order": UNKNOWN_ORDER})
    return int(found.pk)
