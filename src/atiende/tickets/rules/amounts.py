"""An answer in money: a Decimal and an ISO 4217 currency in one text, such as `12.50 EUR`."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from babel.numbers import list_currencies

from atiende.kernel.money import Money

LARGEST: Final = Decimal(10) ** 12
_KEPT: Final = re.compile(r"-?\d{1,12}(\.\d{1,4})? [A-Z]{3}", re.ASCII)


def is_currency(code: str) -> bool:
    return code in list_currencies()


def money_kept(text: object) -> Money | None:
    """What is kept, as money; None for any other text."""
    if not isinstance(text, str) or not _KEPT.fullmatch(text):
        return None
    amount, currency = text.split(" ")
    return Money(Decimal(amount), currency) if is_currency(currency) else None


def text_of(money: Money) -> str:
    """As it is kept: without grouping, point as the decimal sign, at least two decimals where there are any."""
    amount = format(money.amount.normalize(), "f")
    whole, sign, rest = amount.partition(".")
    return f"{whole}{sign}{rest.ljust(2, '0') if sign else ''} {money.currency}"
