"""How tickets can have to do with each other, besides one going on in the other."""

from __future__ import annotations

from typing import Final

RELATED: Final = "related"
SPLIT_FROM: Final = "split_from"
CHILD: Final = "child"
DUPLICATE: Final = "duplicate"
BY_HAND: Final = frozenset({CHILD, RELATED, DUPLICATE})
"""What people say; that a ticket was split from another is a fact of the program's."""


def in_order(kind: str, source_id: int, target_id: int) -> tuple[int, int]:
    """Relatives are so both ways: their link stands once, from the older to the younger."""
    if kind == RELATED and source_id > target_id:
        return target_id, source_id
    return source_id, target_id
