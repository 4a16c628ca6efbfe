"""Files of shops and spreadsheets are read however they were written; what says nothing is named by its line."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from atiende.catalogue.rules import problems as say
from atiende.catalogue.rules.amounts import amount_of, date_of, decimal_sign
from atiende.catalogue.rules.importing import ORDERS, PRODUCTS, lacks_columns, read_all, table_of

PLAIN = "código;nombre;precio;moneda\nA-1;Lámpara «Río»;1.234,50;EUR\nA-2;Bombilla;3,5;EUR\n"


def products(content: bytes | str) -> list:
    return read(content, PRODUCTS)


def read(content: bytes | str, kind: str) -> list:
    table = table_of(content.encode() if isinstance(content, str) else content, kind)
    assert table is not None
    return list(read_all(table, kind))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_whatever_the_encoding(encoding):
    first, second = (each.found for each in products(PLAIN.encode(encoding)))
    assert (first.sku, first.name, first.price, first.currency) == (
        "A-1",
        "Lámpara «Río»",
        Decimal("1234.50"),
        "EUR",
    )
    assert second.price == Decimal("3.5")


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_whatever_the_separator(separator):
    lines = ["codigo", "nombre", "precio"], ["A-1", "Lámpara", "12.50"], ["A-2", "Mesa", '"1,200.00"']
    found = products("\r\n".join(separator.join(line) for line in lines))
    assert [each.found.price for each in found] == [Decimal("12.50"), Decimal("1200.00")]


def test_headings_may_be_in_either_language_in_any_order_and_others_are_left_aside():
    (found,) = products("Stock,PRICE,Product Name,Name,SKU\n3,9.99,x,Lamp,L1\n")
    assert (found.found.sku, found.found.name, found.found.price) == ("L1", "Lamp", Decimal("9.99"))


def test_what_says_nothing_is_named_by_its_line():
    found = products("codigo;nombre;precio\nA;Lámpara;doce\n\n;Mesa;1\nB;;1\nC;Silla;\n")
    assert [(each.line, each.refused) for each in found if each.refused] == [
        (2, say.NOT_AN_AMOUNT),
        (4, say.NO_SKU),
        (5, say.NO_NAME),
    ]
    assert found[-1].found.price is None


def test_the_lines_of_an_order_are_one_wherever_they_stand():
    text = (
        "pedido;fecha;correo;cliente;estado;total;moneda;codigo;producto;cantidad;precio\n"
        "P1;03/11/2026;rosa@correo.example;Rosa;Enviado;30,00;EUR;A;Lámpara;2;10,00\n"
        "P2;2026-11-04;ana@correo.example;Ana;;;;;;;\n"
        "P1;03/11/2026;rosa@correo.example;Rosa;Enviado;30,00;EUR;B;Bombilla;1,5;5,00\n"
    )
    one, two = (each.found for each in read(text, ORDERS))
    assert (one.number, one.placed_on, one.customer_kind, one.customer, one.total) == (
        "P1",
        dt.date(2026, 11, 3),
        "email",
        "rosa@correo.example",
        Decimal("30.00"),
    )
    assert [(line.sku, line.quantity, line.price) for line in one.lines] == [
        ("A", Decimal(2), Decimal("10.00")),
        ("B", Decimal("1.5"), Decimal("5.00")),
    ]
    assert (two.number, two.lines, two.total) == ("P2", (), None)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (";2026-11-04;a@b.example;1", say.NO_NUMBER),
        ("P1;ayer;a@b.example;1", say.NOT_A_DATE),
        ("P1;31/02/2026;a@b.example;1", say.NOT_A_DATE),
        ("P1;2026-11-04;;1", say.NO_CUSTOMER),
        ("P1;2026-11-04;a@b.example;-1", say.NOT_A_QUANTITY),
        ("P1;2026-11-04;a@b.example;x", say.NOT_AN_AMOUNT),
        ("P1;2026-11-04;a@b.example;" + "9" * 30, say.NOT_AN_AMOUNT),
    ],
)
def test_an_order_that_cannot_be_kept_says_why(row, reason):
    (found,) = read(f"pedido;fecha;correo;cantidad;producto\n{row};Lámpara\n", ORDERS)
    assert (found.found, found.refused) == (None, reason)


def test_an_order_of_two_customers_is_refused():
    text = "pedido;fecha;correo\nP1;2026-11-04;a@b.example\nP1;2026-11-04;c@d.example\n"
    assert [each.refused for each in read(text, ORDERS)] == [say.OTHER_CUSTOMER]


@pytest.mark.parametrize(
    "content", [b"", b"\n\n", b"hola", b"\x00\xff\xfe\x00", b"%PDF-1.4\n%\xe2\xe3", b"x" * 200_000]
)
def test_what_is_no_table_is_none(content):
    assert table_of(content, PRODUCTS) is None


def test_a_file_without_what_is_needed_is_told_at_once():
    assert lacks_columns(table_of(b"nombre;precio\nx;1", PRODUCTS), PRODUCTS)
    assert lacks_columns(table_of(b"pedido;fecha\nx;1", ORDERS), ORDERS)
    assert not lacks_columns(table_of(b"pedido;fecha;telefono\nx;1;2", ORDERS), ORDERS)


@pytest.mark.parametrize(
    ("text", "sign", "amount"),
    [
        ("1.234,5", ",", "1234.5"),
        ("1,234.5", ".", "1234.5"),
        ("1.234.567", ",", "1234567"),
        ("12,50 €", ",", "12.50"),
        ("EUR 12.50", ".", "12.50"),
        ("-3,00", ",", "-3.00"),
        ("7", ".", "7"),
    ],
)
def test_amounts_by_themselves(text, sign, amount):
    assert decimal_sign([text], default=sign) == sign
    assert amount_of(text, decimal=sign) == Decimal(amount)


@pytest.mark.parametrize("text", ["", "€", "1,2,3x", "NaN", "Infinity", "1e9", "--1", "٣"])
def test_what_is_no_amount(text):
    assert amount_of(text, decimal=",") is None


def test_an_amount_that_tells_nothing_is_read_as_the_others_are():
    first, second = (each.found.price for each in products("codigo;nombre;precio\nA;a;1.234\nB;b;5,25\n"))
    assert (first, second) == (Decimal(1234), Decimal("5.25"))


@pytest.mark.parametrize(
    "text", ["2026-11-22", "22/11/2026", "22-11-2026", "22.11.2026", "2026-11-22T10:00:00Z", "22/11/26 9:30"]
)
def test_dates(text):
    assert date_of(text) == dt.date(2026, 11, 22)
