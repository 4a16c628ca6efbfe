"""What a customer ordered, as the panel of a case and the page of the customer show it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from atiende.catalogue.queries import orders_of
from atiende.kernel.actors import Actor
from atiende.platform.formats import format_number

SHOWN = 5


@dataclass(frozen=True, slots=True)
class OrderShown:
    """An order and its lines in words: `2 × Lámpara`."""

    row: Any
    lines: list[str]


def orders_shown(actor: Actor, customer_ids: Iterable[int], *, limit: int = SHOWN) -> list[OrderShown]:
    """The newest, in two queries; none without the right to see customers."""
    return [
        OrderShown(
            order, [_words(line) for line in sorted(order.lines.all(), key=lambda each: each.position)]
        )
        for order in orders_of(actor, customer_ids, limit=limit)
    ]


def _words(line: Any) -> str:
    return line.name if line.quantity == 1 else f"{format_number(line.quantity.normalize())} × {line.name}"
