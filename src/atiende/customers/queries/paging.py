"""Pages of a list ordered by (folded name, id): the next one starts after the last row seen."""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from atiende.customers.models import Customer

PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class Page:
    """Some customers, and the text that asks for those after them (empty at the end)."""

    rows: list[Customer]
    next_after: str = ""


def page_of(rows: QuerySet[Customer], *, after: str, size: int) -> Page:
    """One page in one query. A broken `after` begins at the start."""
    position = _read(after)
    if position is not None:
        name, row_id = position
        rows = rows.filter(folded_name__gte=name).exclude(Q(folded_name=name) & Q(pk__lte=row_id))
    found = list(rows.order_by("folded_name", "pk")[: size + 1])
    if len(found) <= size:
        return Page(found)
    last = found[size - 1]
    return Page(found[:size], _written(last.folded_name, last.pk))


def is_place(after: str) -> bool:
    """Whether this text asks for a further page."""
    return _read(after) is not None


def _written(name: str, row_id: int) -> str:
    return base64.urlsafe_b64encode(json.dumps([name, row_id]).encode()).decode().rstrip("=")


def _read(after: str) -> tuple[str, int] | None:
    try:
        name, row_id = json.loads(base64.urlsafe_b64decode((after + "=" * (-len(after) % 4)).encode()))
        name.encode()
    except (ValueError, TypeError, AttributeError, binascii.Error):
        return None
    if not isinstance(name, str) or not isinstance(row_id, int) or "\x00" in name or abs(row_id) >= 2**63:
        return None
    return name, row_id
