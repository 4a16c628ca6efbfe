"""What customers are called, by their ids: for a line that names them."""

from __future__ import annotations

from collections.abc import Iterable

from atiende.customers.models import Customer
from atiende.kernel.actors import Actor


def names_of_customers(actor: Actor, customer_ids: Iterable[int]) -> dict[int, str]:
    """Those that there are, in one query; nothing for who does not see customers."""
    wanted = sorted(set(customer_ids))
    if not wanted or not actor.may("customers.read"):
        return {}
    rows = Customer.objects.filter(pk__in=wanted).values_list("pk", "name", "folded_name")
    return {pk: name or folded for pk, name, folded in rows}
