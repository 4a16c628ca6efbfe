"""Costs and dates as they are offered: lines, sums, and the text that is proved."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Final

from atiende.tasks.errors import (
    CURRENCY_MISSING,
    LINE_WRONG,
    LINES_MISSING,
    QUOTE_DAYS_WRONG,
    TITLE_OF_QUOTE_MISSING,
    TOO_MANY_LINES,
    VALID_UNTIL_OVER,
)
from atiende.tasks.rules.cleaning import clean_line, clean_text

MOST_LINES: Final = 40
_CENT: Final = Decimal("0.01")
_MOST: Final = Decimal("999999999")


@dataclass(frozen=True, slots=True)
class Line:
    """`tax_percent` None: no tax is named."""

    description: str
    quantity: Decimal
    price: Decimal
    tax_percent: Decimal | None = None

    @property
    def net(self) -> Decimal:
        return _rounded(self.quantity * self.price)

    @property
    def tax(self) -> Decimal:
        return _rounded(self.net * self.tax_percent / 100) if self.tax_percent is not None else Decimal(0)

    def is_possible(self) -> bool:
        numbers = (self.quantity, self.price, self.tax_percent or Decimal(0))
        if not self.description or not all(each.is_finite() for each in numbers):
            return False
        return 0 < self.quantity <= _MOST and abs(self.price) <= _MOST and 0 <= numbers[2] <= 100


@dataclass(frozen=True, slots=True)
class Sums:
    """Each line is rounded to cents by itself, half away from zero, and then they are added."""

    net: Decimal
    tax: Decimal

    @property
    def total(self) -> Decimal:
        return self.net + self.tax


def sums_of(lines: Iterable[Line]) -> Sums:
    rows = list(lines)
    return Sums(sum((row.net for row in rows), Decimal(0)), sum((row.tax for row in rows), Decimal(0)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What a quote says. A price below zero is a discount."""

    title: str
    lines: tuple[Line, ...]
    currency: str
    valid_until: dt.date
    remark: str = ""
    starts_on: dt.date | None = None
    ready_on: dt.date | None = None

    def cleaned(self) -> Offer:
        lines = (replace(each, description=clean_line(each.description)) for each in self.lines)
        return replace(
            self,
            title=clean_line(self.title),
            remark=clean_text(self.remark),
            currency=clean_line(self.currency, 3).upper(),
            lines=tuple(_exact(each) for each in lines),
        )

    def problems(self, *, today: dt.date) -> dict[str, str]:
        """Of a cleaned one, by field."""
        found = {}
        if not self.title:
            found["title"] = TITLE_OF_QUOTE_MISSING
        if not self.lines:
            found["lines"] = LINES_MISSING
        elif len(self.lines) > MOST_LINES:
            found["lines"] = TOO_MANY_LINES
        elif not all(each.is_possible() for each in self.lines) or sums_of(self.lines).total < 0:
            found["lines"] = LINE_WRONG
        if len(self.currency) != 3 or not self.currency.isascii() or not self.currency.isalpha():
            found["currency"] = CURRENCY_MISSING
        if self.valid_until < today:
            found["valid_until"] = VALID_UNTIL_OVER
        if self.starts_on and self.ready_on and self.ready_on < self.starts_on:
            found["ready_on"] = QUOTE_DAYS_WRONG
        return found


def proof_of(*, case_number: int, quote: Any, lines: Iterable[Line]) -> str:
    """SHA-256 of all that the customer reads, written the same way always."""
    rows = list(lines)
    told = {
        "case": case_number,
        "quote": quote.number,
        "version": quote.version,
        "title": quote.title,
        "remark": quote.remark,
        "currency": quote.currency,
        "starts_on": _day(quote.starts_on),
        "ready_on": _day(quote.ready_on),
        "valid_until": _day(quote.valid_until),
        "lines": [
            [row.description, f"{row.quantity:.3f}", f"{row.price:.2f}", _percent(row.tax_percent)]
            for row in rows
        ],
        "total": f"{sums_of(rows).total:.2f}",
    }
    plain = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(plain.encode()).hexdigest()


def _exact(line: Line) -> Line:
    """As the database keeps it: thousandths of a thing, cents, hundredths of a percent."""
    if not line.is_possible():
        return line
    tax = line.tax_percent
    return replace(
        line,
        quantity=line.quantity.quantize(Decimal("0.001"), ROUND_HALF_UP),
        price=_rounded(line.price),
        tax_percent=None if tax is None else _rounded(tax),
    )


def _rounded(amount: Decimal) -> Decimal:
    return amount.quantize(_CENT, ROUND_HALF_UP)


def _day(day: dt.date | None) -> str:
    return day.isoformat() if day else ""


def _percent(percent: Decimal | None) -> str:
    return "" if percent is None else f"{percent:.2f}"
