"""From the lines of a file to products and orders, each with its line, or with what is wrong with it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Final

from atiende.catalogue.rules import problems as say
from atiende.catalogue.rules.amounts import amount_of, date_of, decimal_sign
from atiende.catalogue.rules.fields import LineFields, OrderFields, OwnedFields, ProductFields
from atiende.catalogue.rules.tables import ORDER_COLUMNS, OWNED_COLUMNS, PRODUCT_COLUMNS
from atiende.kernel.tables import Table, read_table

PRODUCTS: Final = "products"
ORDERS: Final = "orders"
OWNED: Final = "owned"
KINDS: Final = (PRODUCTS, ORDERS, OWNED)
_COLUMNS: Final = {PRODUCTS: PRODUCT_COLUMNS, ORDERS: ORDER_COLUMNS, OWNED: OWNED_COLUMNS}
_AMOUNTS: Final = ("price", "total", "quantity")
_NAMED_BY: Final = ("email", "phone", "external_id")
Row = Mapping[str, str]
Fields = ProductFields | OrderFields | OwnedFields


@dataclass(frozen=True, slots=True)
class Read:
    """What a product, an order of several lines or a customer's thing came to: `found`, or a msgid in `refused`."""

    line: int
    found: Fields | None
    refused: str = ""


class _Wrong(Exception):
    """A cell that says nothing; the msgid."""


def table_of(content: bytes, kind: str) -> Table | None:
    return read_table(content, _COLUMNS[kind])


def lacks_columns(table: Table, kind: str) -> bool:
    """Whether nothing of the file could be kept."""
    has = set(table.columns)
    if kind == PRODUCTS:
        return not {"sku", "name"} <= has
    if kind == OWNED:
        return not (has & {"sku", "name"} and has & set(_NAMED_BY))
    return not ({"number", "placed_on"} <= has and has & set(_NAMED_BY))


def read_all(table: Table, kind: str) -> Iterator[Read]:
    """In the order of the file; the lines of one order are one, wherever they stand."""
    default = "," if table.separator == ";" else "."
    texts = (row.get(column, "") for _, row in table.rows for column in _AMOUNTS)
    decimal = decimal_sign(texts, default=default)
    if kind == PRODUCTS:
        for line, row in table.rows:
            yield _one(line, partial(_product, row, decimal))
        return
    if kind == OWNED:
        for line, row in table.rows:
            yield _one(line, partial(_thing, row))
        return
    orders: dict[str, list[tuple[int, Row]]] = {}
    for line, row in table.rows:
        orders.setdefault(row.get("number", "") or f"\0{line}", []).append((line, row))
    for rows in orders.values():
        yield _one(rows[0][0], partial(_order, [row for _, row in rows], decimal))


def _one(line: int, read: Callable[[], Fields]) -> Read:
    try:
        found = read().cleaned()
    except _Wrong as wrong:
        return Read(line, None, str(wrong))
    problems = found.problems()
    return Read(line, None, next(iter(problems.values()))) if problems else Read(line, found)


def _product(row: Row, decimal: str) -> ProductFields:
    return ProductFields(
        sku=row.get("sku", ""),
        name=row.get("name", ""),
        price=_amount(row, "price", decimal),
        currency=row.get("currency", ""),
    )


def _order(rows: list[Row], decimal: str) -> OrderFields:
    first = rows[0]
    kind = next((kind for kind in _NAMED_BY if first.get(kind)), "email")
    if any(row.get(kind, first.get(kind)) != first.get(kind) for row in rows):
        raise _Wrong(say.OTHER_CUSTOMER)
    placed_on = date_of(first.get("placed_on", ""))
    if placed_on is None:
        raise _Wrong(say.NOT_A_DATE)
    return OrderFields(
        number=first.get("number", ""),
        customer_kind=kind,
        customer=first.get(kind, ""),
        customer_name=first.get("customer_name", ""),
        placed_on=placed_on,
        state=first.get("state", ""),
        total=_amount(first, "total", decimal),
        currency=first.get("currency", ""),
        lines=tuple(_line(row, decimal) for row in rows if row.get("sku") or row.get("name")),
    )


def _thing(row: Row) -> OwnedFields:
    kind = next((kind for kind in _NAMED_BY if row.get(kind)), "email")
    return OwnedFields(
        customer_kind=kind,
        customer=row.get(kind, ""),
        customer_name=row.get("customer_name", ""),
        sku=row.get("sku", ""),
        name=row.get("name", ""),
        serial=row.get("serial", ""),
        bought_on=_day(row, "bought_on"),
        warranty_until=_day(row, "warranty_until"),
    )


def _day(row: Row, column: str) -> dt.date | None:
    """None for an empty cell. Raises _Wrong."""
    text = row.get(column, "")
    found = date_of(text) if text else None
    if text and found is None:
        raise _Wrong(say.NOT_A_DATE)
    return found


def _line(row: Row, decimal: str) -> LineFields:
    quantity = _amount(row, "quantity", decimal)
    return LineFields(
        name=row.get("name", ""),
        sku=row.get("sku", ""),
        quantity=Decimal(1) if quantity is None else quantity,
        price=_amount(row, "price", decimal),
    )


def _amount(row: Row, column: str, decimal: str) -> Decimal | None:
    """None for an empty cell. Raises _Wrong."""
    text = row.get(column, "")
    if not text:
        return None
    amount = amount_of(text, decimal=decimal)
    if amount is None:
        raise _Wrong(say.NOT_AN_AMOUNT)
    return amount
