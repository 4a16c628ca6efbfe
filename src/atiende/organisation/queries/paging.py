"""Pages of a list ordered by (folded name, id): the next page starts after the last row seen, however long the list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import Model, Q, QuerySet

from atiende.kernel.cursors import cursor_of, place_of
from atiende.kernel.text import folded, one_line

PAGE_SIZE = 50
Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """Some rows, and the text that asks for those after them (empty at the end)."""

    rows: list[Row]
    next_after: str = ""


def page_of(
    rows: QuerySet[Row],
    *,
    after: str = "",
    size: int = PAGE_SIZE,
    key: Callable[[Any], str] = lambda row: row.folded_name,
) -> Page[Row]:
    """One page of `rows` in one query. A broken `after` begins at the start."""
    position = place_of(after, str, int)
    if position is not None:
        name, row_id = position
        rows = rows.filter(Q(folded_name__gt=name) | Q(folded_name=name, pk__gt=row_id))
    found = list(rows.order_by("folded_name", "pk")[: size + 1])
    if len(found) <= size:
        return Page(found)
    last = found[size - 1]
    return Page(found[:size], cursor_of(key(last), last.pk))


def needle(search: str) -> str:
    """What was typed into a search box, as names are folded: safe to hand to the database."""
    return folded(one_line(search, limit=100).encode("utf-8", "ignore").decode())
