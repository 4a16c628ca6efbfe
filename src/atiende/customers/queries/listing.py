"""The list of customers: survivors, found by parts of a name, an address, a telephone or an answer to an own field."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from atiende.customers.models import Customer, Identifier
from atiende.customers.queries.paging import PAGE_SIZE, Page, page_of
from atiende.customers.queries.seeing import identifiers_of, visible_to
from atiende.kernel.actors import Actor
from atiende.kernel.text import folded, one_line

_FOUND: Final = """
WITH RECURSIVE found (id) AS (
    (SELECT id FROM customers_customer WHERE folded_name LIKE %s
     UNION
     SELECT customer_id FROM customers_identifier WHERE normal_value ILIKE ANY (%s)
     UNION
     SELECT customer_id FROM customers_customerprofile WHERE folded_words <> '' AND folded_words LIKE %s)
    UNION
    SELECT merge.target_id FROM found JOIN customers_customermerge merge ON merge.source_id = found.id
)
SELECT id FROM found
"""

_MEMBERS: Final = """
WITH RECURSIVE member (survivor, id) AS (
    SELECT id, id FROM unnest(%s::bigint[]) AS id
    UNION
    SELECT member.survivor, merge.source_id
    FROM member JOIN customers_customermerge merge ON merge.target_id = member.id
)
SELECT survivor, id FROM member
"""

_SHORT = 3
_TELEPHONE: Final = re.compile(r"\+?[\d\s().\-/]{3,}")


def list_customers(
    actor: Actor, *, search: str = "", after: str = "", kind: str = "", size: int = PAGE_SIZE
) -> Page:
    """One page in three queries; each row has `.company` and `.known_under`, its identifiers and those merged in.

    Of whom nothing is known, such as those erased, there is nothing to list.
    """
    rows = visible_to(actor).filter(merge=None).exclude(folded_name="").select_related("company")
    if kind:
        rows = rows.filter(kind=kind)
    if wanted := needle(search):
        rows = rows.filter(pk__in=_matching(wanted, search))
    page = page_of(rows, after=after, size=size)
    put_identifiers(page.rows)
    return page


def find_companies(actor: Actor, *, search: str = "", size: int = 20) -> QuerySet[Customer]:
    """Companies whose name holds these letters, to choose one from."""
    rows = visible_to(actor).filter(merge=None, kind=Customer.Kind.COMPANY)
    return rows.filter(folded_name__contains=needle(search)).order_by("folded_name", "pk")[:size]


def companies_named(actor: Actor, name: str) -> list[int]:
    """The ids of the companies that are called like this, capitals and accents aside; three at most."""
    rows = visible_to(actor).filter(
        merge=None, kind=Customer.Kind.COMPANY, folded_name=folded(one_line(name))
    )
    return list(rows.values_list("pk", flat=True)[:3])


def needle(search: str) -> str:
    """What was typed into a search box, as names are folded: safe to hand to the database."""
    return folded(one_line(search, limit=100).encode("utf-8", "ignore").decode())


def _matching(wanted: str, typed: str) -> RawSQL:
    start = "" if len(wanted) < _SHORT else "%"
    patterns = [f"{start}{_escaped(wanted)}%"]
    digits = re.sub(r"\D", "", typed)
    if _TELEPHONE.fullmatch(typed.strip()) and len(digits) >= _SHORT:
        patterns.append(f"%{digits}%")
    return RawSQL(_FOUND, [patterns[0], patterns, patterns[0]])  # noqa: S611 - a constant statement with parameters


def _escaped(text: str) -> str:
    return re.sub(r"([\\%_])", r"\\\1", text)


def put_identifiers(rows: list[Customer]) -> None:
    """Give each survivor `.known_under`, in two queries."""
    survivors = dict(_survivor_by_member(row.pk for row in rows))
    known: dict[int, list[Identifier]] = {row.pk: [] for row in rows}
    for identifier in identifiers_of(survivors):
        known[survivors[identifier.customer_id]].append(identifier)
    for row in rows:
        _attach(row, known[row.pk])


def _attach(row: Any, identifiers: list[Identifier]) -> None:
    row.known_under = identifiers


def _survivor_by_member(survivor_ids: Iterable[int]) -> list[tuple[int, int]]:
    with connection.cursor() as cursor:
        cursor.execute(_MEMBERS, [list(survivor_ids)])
        return [(member, survivor) for survivor, member in cursor.fetchall()]
