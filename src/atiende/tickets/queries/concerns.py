"""What a case is about, of the catalogue: as a part of what the panel reads at once, and for many cases."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from atiende.platform.postgres.reading import read_rows

_COLUMNS: Final = """product.id, product.sku, product.name, ordered.id, ordered.number, ordered.placed_on,
    ordered.state, owned.id, owned.name, owned.serial, owned.warranty_until"""
_FROM: Final = """FROM tickets_concern concern
        LEFT JOIN catalogue_product product ON product.id = concern.product_id
        LEFT JOIN catalogue_order ordered ON ordered.id = concern.order_id
        LEFT JOIN catalogue_ownedproduct owned ON owned.id = concern.owned_id"""
CONCERN_AS_JSON: Final = f"""SELECT json_build_array({_COLUMNS})
        {_FROM} WHERE concern.ticket_id = %(ticket)s::bigint"""
_OF_MANY: Final = f"""SELECT concern.ticket_id, {_COLUMNS}
        {_FROM} WHERE concern.ticket_id = ANY (%s::bigint[])"""


@dataclass(frozen=True, slots=True)
class ConcernShown:
    """Ids are None where nothing of that kind was named."""

    product_id: int | None
    sku: str
    product: str
    order_id: int | None
    order: str
    placed_on: dt.date | None
    state: str
    owned_id: int | None
    owned: str
    serial: str
    warranty_until: dt.date | None

    def is_under_warranty(self, today: dt.date) -> bool:
        return self.warranty_until is not None and self.warranty_until >= today

    @property
    def is_any(self) -> bool:
        return bool(self.product_id or self.order_id or self.owned_id)


def concern_shown(told: Any) -> ConcernShown | None:
    """None where nothing is named."""
    if not told:
        return None
    found = ConcernShown(
        told[0],
        told[1] or "",
        told[2] or "",
        told[3],
        told[4] or "",
        _day(told[5]),
        told[6] or "",
        told[7],
        told[8] or "",
        told[9] or "",
        _day(told[10]),
    )
    return found if found.is_any else None


def concerns_of(ticket_ids: Iterable[int]) -> dict[int, ConcernShown]:
    """By ticket, those that are about something; in one query, for tickets that the reader was shown."""
    rows = read_rows(_OF_MANY, [list(ticket_ids)])
    found = {ticket_id: concern_shown(rest) for ticket_id, *rest in rows}
    return {ticket_id: each for ticket_id, each in found.items() if each is not None}


def _day(said: Any) -> dt.date | None:
    return dt.date.fromisoformat(said) if isinstance(said, str) else said
