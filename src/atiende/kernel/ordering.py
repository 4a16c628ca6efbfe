"""Rows that people keep in an order of their own."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TypeVar

Row = TypeVar("Row")


def moved_one_place(
    rows: Sequence[Row], moved: Row, *, is_up: bool, seen: Collection[Row] | None = None
) -> list[Row] | None:
    """The rows with `moved` before or behind its neighbour; None where it has none on that side.

    Only rows in `seen` are neighbours (None: all): the others are passed over, and stay beside whom they stood.
    """
    beside = [row for row in rows if seen is None or row == moved or row in seen]
    other = beside.index(moved) + (-1 if is_up else 1)
    if not 0 <= other < len(beside):
        return None
    order = [row for row in rows if row != moved]
    order.insert(order.index(beside[other]) + (0 if is_up else 1), moved)
    return order
