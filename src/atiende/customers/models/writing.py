"""How rows of this room are written: duplicates put into words, the place in lists kept right."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError, connection, transaction

from atiende.customers.models.customer import Customer
from atiende.customers.models.identifier import Identifier
from atiende.customers.rules.customer import sort_key

_MERGES_LOCK = 4_715_001


@contextmanager
def telling_duplicates(constraint: str) -> Iterator[list[bool]]:
    """Try a write; the list yielded holds True afterwards when this unique constraint stood in its way."""
    was_taken: list[bool] = []
    try:
        with transaction.atomic():
            yield was_taken
    except IntegrityError as error:
        diagnosis = getattr(error.__cause__, "diag", None)
        if getattr(diagnosis, "constraint_name", None) != constraint:
            raise
        was_taken.append(True)


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
