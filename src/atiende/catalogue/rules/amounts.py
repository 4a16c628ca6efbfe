"""Amounts and dates as shops and spreadsheets write them, in Spanish or English."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from typing import Final

LARGEST: Final = Decimal(10) ** 11
_NOT_NUMERIC = re.compile(r"[^\d.,\-]", re.ASCII)
_AMOUNT = re.compile(r"-?[\d.,]*\d[\d.,]*", re.ASCII)
_DATES: Final = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y/%m/%d", "%d/%m/%y")


def decimal_sign(texts: Iterable[str], *, default: str) -> str:
    """Comma or point, by what cannot be read otherwise: `1.234,5`, `12,5`. `1.234` alone tells nothing."""
    for text in texts:
        plain = _NOT_NUMERIC.sub("", text)
        signs = [sign for sign in plain if sign in ".,"]
        if not signs:
            continue
        last = signs[-1]
        if len(set(signs)) == 2 or (len(signs) == 1 and len(plain.rpartition(last)[2]) != 3):
            return last
        if len(signs) > 1:
            return "." if last == "," else ","
    return default


def amount_of(text: str, *, decimal: str) -> Decimal | None:
    """None for what is no amount. Currency signs and spaces beside it do not matter."""
    plain = re.sub(r"[\s\u00a0\u202f]", "", text)
    plain = re.sub(r"^(?:[A-Z]{3}|[€$£])|(?:[A-Z]{3}|[€$£])$", "", plain)
    if not _AMOUNT.fullmatch(plain):
        return None
    thousands = "." if decimal == "," else ","
    written = plain.replace(thousands, "").replace(decimal, ".")
    try:
        amount = Decimal(written)
    except InvalidOperation:
        return None
    return amount if abs(amount) < LARGEST else None


def date_of(text: str) -> dt.date | None:
    """The day of a date or of an instant; the day stands before the month unless the year begins."""
    plain = re.split(r"[T\s]", text.strip(), maxsplit=1)[0]
    for pattern in _DATES:
        try:
            found = dt.datetime.strptime(plain, pattern).date()
        except ValueError:
            continue
        return found if 1970 <= found.year <= 2200 else None
    return None
