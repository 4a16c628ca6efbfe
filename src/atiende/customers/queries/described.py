"""What is known of several customers at once, for who was shown what they wrote."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from atiende.customers.models import Customer, Identifier


@dataclass(frozen=True, slots=True)
class Described:
    """`company`: the name of where they belong; `addresses`: identifiers of every kind."""

    name: str = ""
    company: str = ""
    language: str = ""
    addresses: tuple[str, ...] = ()


def describe(customer_ids: Iterable[int]) -> dict[int, Described]:
    """By id, in two queries."""
    wanted = set(customer_ids)
    addresses: dict[int, list[str]] = {}
    rows = Identifier.objects.filter(customer_id__in=wanted).order_by("pk")
    for customer_id, value in rows.values_list("customer_id", "value"):
        addresses.setdefault(customer_id, []).append(value)
    found = Customer.objects.filter(pk__in=wanted).values_list("pk", "name", "company__name", "language")
    return {
        pk: Described(name, company or "", language, tuple(addresses.get(pk, ())))
        for pk, name, company, language in found
    }
