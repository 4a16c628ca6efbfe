"""How rows of this room are written: the place in lists kept right, merges one after another."""

from __future__ import annotations

from django.db import connection

from atiende.customers.models.customer import Customer
from atiende.customers.models.identifier import Identifier
from atiende.customers.rules.customer import sort_key

_MERGES_LOCK = 4_715_001


def place_in_lists(customer: Customer) -> None:
    """Set `folded_name`, unsaved, from the name or the first identifier."""
    values: list[str] = []
    if not customer.name and customer.pk:
        rows = Identifier.objects.filter(customer=customer).order_by("pk")
        values = list(rows.values_list("normal_value", flat=True)[:1])
    customer.folded_name = sort_key(customer.name, values)


def lock_merges() -> None:
    """Until the transaction ends nobody else joins or separates customers: two at once could make a circle."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_MERGES_LOCK])
