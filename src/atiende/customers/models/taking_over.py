"""Customers of other systems, many at once: who has which identifier, and the rows of those whom nobody knew."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from atiende.customers.models.customer import Customer
from atiende.customers.rules.customer import COMPANY, sort_key
from atiende.platform.postgres.copying import copy_rows
from atiende.platform.postgres.reading import read_rows

_HOLDERS: Final = """
SELECT known.kind, known.normal_value, known.customer_id
FROM unnest(%s::text[], %s::text[]) AS wanted (kind, normal_value)
JOIN customers_identifier known ON known.kind = wanted.kind AND known.normal_value = wanted.normal_value
"""
_CUSTOMER: Final = (
    "id", "kind", "name", "folded_name", "company_id", "language", "time_zone", "created_at", "version",
)  # fmt: skip
_IDENTIFIER: Final = ("customer_id", "kind", "value", "normal_value", "added_at")


@dataclass(frozen=True, slots=True)
class NewCustomer:
    """`first` is the identifier that orders lists while nobody knows the name."""

    pk: int
    kind: str
    name: str
    first: str
    company_id: int | None
    language: str


def holders_of(identifiers: Iterable[tuple[str, str]]) -> dict[tuple[str, str], int]:
    """Whose each (kind, normal value) is; merges are not followed."""
    wanted = sorted(identifiers)
    if not wanted:
        return {}
    rows = read_rows(_HOLDERS, [[kind for kind, _ in wanted], [value for _, value in wanted]])
    return {(kind, value): pk for kind, value, pk in rows}


def companies_called(folded_names: Sequence[str]) -> dict[str, int]:
    """The oldest company of each name."""
    rows = Customer.objects.filter(kind=COMPANY, folded_name__in=folded_names).order_by("-pk")
    return dict(rows.values_list("folded_name", "pk")) if folded_names else {}


def write_customers(
    customers: Sequence[NewCustomer], identifiers: Sequence[tuple[int, str, str, str]], *, at: dt.datetime
) -> None:
    """In the transaction of the caller. `identifiers`: (customer, kind, as written, as compared)."""
    ordered = sorted(customers, key=lambda each: each.kind != COMPANY)
    if ordered:
        copy_rows(
            "customers_customer",
            _CUSTOMER,
            (
                (c.pk, c.kind, c.name, sort_key(c.name, [c.first]), c.company_id, c.language, "", at, 1)
                for c in ordered
            ),
        )
    if identifiers:
        copy_rows("customers_identifier", _IDENTIFIER, ((*each, at) for each in identifiers))
