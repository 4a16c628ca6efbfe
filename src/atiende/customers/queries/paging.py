"""Pages of a list ordered by (folded name, id): the next one starts after the last row seen."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from atiende.customers.models import Customer
from atiende.kernel.cursors import cursor_of, place_of

PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class Page:
    """Some customers, and the text that asks for those after them (empty at the end)."""

    rows: list[Customer]
    next_after: str = ""


def page_of(rows: QuerySet[Customer], *, after: str, size: int) -> Page:
    """One page in one query. A broken `after` begins at the start."""
    position = place_of(after, str, int)
    if position is not None:
        name, row_id = position
        rows = rows.filter(folded_name__gte=name).exclude(Q(folded_name=name) & Q(pk__lte=row_id))
    found = list(rows.order_by("folded_name", "pk")[: size + 1])
    if len(found) <= size:
        return Page(found)
    last = found[size - 1]
    return Page(found[:size], cursor_of(last.folded_name, last.pk))


def is_place(after: str) -> bool:
    """Whether this text asks for a further page."""
    return place_of(after, str, int) is not None
