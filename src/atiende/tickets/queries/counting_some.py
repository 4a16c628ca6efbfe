"""Counts that stop when there are many."""

from __future__ import annotations

from typing import Any, Final

from django.db.models import QuerySet

MANY: Final = 1_000


def at_most(rows: QuerySet[Any], most: int = MANY) -> int:
    """How many rows, counted no further than `most`."""
    return rows.order_by()[:most].count()
