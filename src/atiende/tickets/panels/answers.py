"""What people write in the controls of a company's own fields, as it is kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Final

from atiende.catalogue.queries import product_named
from atiende.kernel.money import Money
from atiende.tickets.rules.amounts import text_of
from atiende.tickets.rules.cascade import path_written, read_tree
from atiende.tickets.rules.custom_fields import Value
from atiende.tickets.rules.field_kinds import Asked, FieldKind

YES, NO = "yes", "no"
_NUMBER = re.compile(r"[+-]?\d{1,16}(\.\d{1,10})?")


def answer_written(asked: Asked, written: Sequence[str]) -> Value:
    """What the control says, as it is kept; what cannot be read stays a text, which the action refuses."""
    texts = [text.strip() for text in written if text.strip()]
    if asked.kind == FieldKind.CHOICES:
        return list(texts) or None
    if not texts or (asked.kind == FieldKind.MONEY and not written[0].strip()):
        return None
    return _READ.get(asked.kind, _as_written)(asked, texts)


def _as_written(asked: Asked, texts: Sequence[str]) -> Value:
    return texts[0]


def _yes_no(asked: Asked, texts: Sequence[str]) -> Value:
    return {YES: True, NO: False}.get(texts[0], texts[0])


def _number(asked: Asked, texts: Sequence[str]) -> Value:
    number = _decimal(texts[0])
    if number is None:
        return texts[0]
    return int(number) if number == number.to_integral_value() else float(number)


def _money(asked: Asked, texts: Sequence[str]) -> Value:
    """An amount, and a currency where there are several to choose from."""
    number = _decimal(texts[0])
    currency = texts[1] if len(texts) > 1 else next(iter(asked.options), "")
    if number is None or len(currency) != 3 or not currency.isupper():
        return " ".join(texts)
    return text_of(Money(number, currency))


def _path(asked: Asked, texts: Sequence[str]) -> Value:
    found = path_written(texts[0], read_tree(asked.tree).paths)
    return texts[0] if found is None else list(found)


def _product(asked: Asked, texts: Sequence[str]) -> Value:
    """By code or by its whole name."""
    found = product_named(texts[0])
    return texts[0][:80] if found is None else found.sku


_READ: Final[dict[FieldKind, Callable[[Asked, Sequence[str]], Value]]] = {
    FieldKind.YES_NO: _yes_no,
    FieldKind.NUMBER: _number,
    FieldKind.MONEY: _money,
    FieldKind.CASCADE: _path,
    FieldKind.PRODUCT: _product,
}


def _decimal(text: str) -> Decimal | None:
    """Comma or point, whichever stands last, is the decimal sign. None for what is no number."""
    plain = re.sub(r"[\s\u00a0\u202f']", "", text)
    whole, sign, rest = plain.rpartition(max(".", ",", key=plain.rfind))
    told = f"{re.sub(r'[.,]', '', whole)}.{rest}" if sign else rest
    return Decimal(told) if _NUMBER.fullmatch(told) else None
