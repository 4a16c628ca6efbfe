"""Customers in the palette."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from atiende.customers.queries import list_customers
from atiende.kernel.actors import Actor
from atiende.platform.ui.palette import Found, register_finder

LEAST_LETTERS = 2
FOUND = 5


def register_finders() -> None:
    register_finder(find_customers)


def find_customers(actor: Actor, query: str) -> list[Found]:
    """Those whose name, address or telephone holds what was typed."""
    if len(query) < LEAST_LETTERS or not actor.may("customers.read"):
        return []
    return [_as_found(row) for row in list_customers(actor, search=query, size=FOUND).rows]


def _as_found(row: Any) -> Found:
    values = [identifier.value for identifier in row.known_under]
    name = row.name or next(iter(values), gettext("No name"))
    note = next((value for value in values if value != name), "")
    return Found(gettext("Customers"), name, "users", reverse("desk:customer", args=[row.pk]), note)
