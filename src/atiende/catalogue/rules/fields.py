"""Products and orders as they are handed in, made fit to be kept."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from decimal import Decimal

from atiende.catalogue.rules import problems as say
from atiende.catalogue.rules.amounts import LARGEST
from atiende.kernel.text import folded, one_line

MOST_LINES = 500
Problems = dict[str, str]
_CURRENCY = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductFields:
    sku: str
    name: str
    price: Decimal | None = None
    currency: str = ""

    def cleaned(self) -> ProductFields:
        return replace(
            self,
            sku=one_line(self.sku, limit=80),
            name=one_line(self.name),
            currency=self.currency.strip().upper(),
        )

    def problems(self) -> Problems:
        """Of cleaned fields; empty when they can be kept."""
        found = _of_amount("price", self.price) | _of_currency(self.currency)
        if not self.sku:
            found["sku"] = say.NO_SKU
        if not folded(self.name):
            found["name"] = say.NO_NAME
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class LineFields:
    """Of an order: by code, by name, or both. `price` is that of one."""

    name: str = ""
    sku: str = ""
    quantity: Decimal = Decimal(1)
    price: Decimal | None = None

    def cleaned(self) -> LineFields:
        return replace(self, sku=one_line(self.sku, limit=80), name=one_line(self.name))


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderFields:
    """`customer_kind` is email, phone or external_id, `customer` the text that names them."""

    number: str
    customer_kind: str
    customer: str
    placed_on: dt.date
    customer_name: str = ""
    state: str = ""
    total: Decimal | None = None
    currency: str = ""
    lines: tuple[LineFields, ...] = ()

    def cleaned(self) -> OrderFields:
        return replace(
            self,
            number=one_line(self.number, limit=80),
            customer=one_line(self.customer, limit=320),
            customer_name=one_line(self.customer_name),
            state=one_line(self.state, limit=60),
            currency=self.currency.strip().upper(),
            lines=tuple(line.cleaned() for line in self.lines),
        )

    def problems(self) -> Problems:
        """Of cleaned fields; empty when they can be kept."""
        found = _of_amount("total", self.total) | _of_currency(self.currency) | self._of_lines()
        if not self.number:
            found["number"] = say.NO_NUMBER
        if not self.customer:
            found["customer"] = say.NO_CUSTOMER
        return found

    def _of_lines(self) -> Problems:
        if len(self.lines) > MOST_LINES:
            return {"lines": say.TOO_MANY}
        if any(not (line.sku or line.name) for line in self.lines):
            return {"lines": say.NO_PRODUCT_IN_LINE}
        if any(not 0 < line.quantity < 10**8 for line in self.lines):
            return {"lines": say.NOT_A_QUANTITY}
        return {name: words for line in self.lines for name, words in _of_amount("lines", line.price).items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnedFields:
    """Something that a customer has. The customer as in OrderFields; by code, by name, or both."""

    customer_kind: str
    customer: str
    customer_name: str = ""
    sku: str = ""
    name: str = ""
    serial: str = ""
    bought_on: dt.date | None = None
    warranty_until: dt.date | None = None

    def cleaned(self) -> OwnedFields:
        return replace(
            self,
            customer=one_line(self.customer, limit=320),
            customer_name=one_line(self.customer_name),
            sku=one_line(self.sku, limit=80),
            name=one_line(self.name),
            serial=one_line(self.serial, limit=80),
        )

    def problems(self) -> Problems:
        """Of cleaned fields; empty when they can be kept."""
        found = {}
        if not (self.sku or folded(self.name)):
            found["name"] = say.NO_PRODUCT
        if not self.customer:
            found["customer"] = say.NO_OWNER
        if self.bought_on and self.warranty_until and self.warranty_until < self.bought_on:
            found["warranty_until"] = say.WARRANTY_BEFORE
        return found


def _of_amount(name: str, amount: Decimal | None) -> Problems:
    is_fit = amount is None or (amount.is_finite() and abs(amount) < LARGEST)
    return {} if is_fit else {name: say.NOT_AN_AMOUNT}


def _of_currency(currency: str) -> Problems:
    return {} if not currency or _CURRENCY.fullmatch(currency) else {"currency": say.NOT_A_CURRENCY}
