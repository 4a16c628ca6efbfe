"""An order that was placed elsewhere, of a customer who is known by id."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from atiende.catalogue.rules.fields import LineFields, OrderFields

_BY_ID = "external_id"


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderTakenOver:
    customer_id: int
    number: str
    placed_on: dt.date
    state: str = ""
    total: Decimal | None = None
    currency: str = ""
    lines: tuple[LineFields, ...] = ()

    def fields(self) -> OrderFields:
        """Cleaned, as an order is handed in by anybody."""
        return OrderFields(
            number=self.number,
            customer_kind=_BY_ID,
            customer=str(self.customer_id),
            placed_on=self.placed_on,
            state=self.state,
            total=self.total,
            currency=self.currency,
            lines=self.lines,
        ).cleaned()
