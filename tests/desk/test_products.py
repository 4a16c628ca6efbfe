"""What is sold is looked up while somebody asks; what a customer ordered stands on their page."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from atiende.catalogue.actions.save_order import save_order
from atiende.catalogue.actions.save_products import save_products
from atiende.catalogue.rules.fields import LineFields, OrderFields, ProductFields
from atiende.kernel.actors import SYSTEM
from tests.desk.office import AT, customer, signed_in

pytestmark = pytest.mark.django_db
PAGE = "/desk/products/"


def sold(*pairs: tuple[str, str]) -> None:
    products = [
        ProductFields(sku=sku, name=name, price=Decimal("12.5"), currency="EUR") for sku, name in pairs
    ]
    save_products(products=products, by=SYSTEM, at=AT)


def test_products_stand_by_name_and_are_found_by_name_and_code() -> None:
    sold(("LAM-2", "Lámpara Sol"), ("MESA", "Mesa <b>"), ("LAM-1", "Ábaco"))
    agent = signed_in()
    page = agent.get(PAGE).content.decode()
    assert page.index("Ábaco") < page.index("Lámpara Sol") < page.index("Mesa &lt;b&gt;")
    assert "12,50" in page
    for query, found, others in (
        ("lampara", "Sol", "Mesa"),
        ("lam-", "Ábaco", "Mesa"),
        ("mesa", "MESA", "Sol"),
    ):
        part = agent.get(PAGE, {"q": query}, headers={"HX-Request": "true"}).content.decode()
        assert found in part
        assert others not in part
        assert "<html" not in part
    assert "Ningún producto" in agent.get(PAGE, {"q": "nada de esto"}).content.decode()


def test_a_page_holds_fifty_and_leads_on() -> None:
    sold(*((f"P{n:03}", "Igual" if n % 2 else f"Otro {n:03}") for n in range(60)))
    agent = signed_in()
    first = agent.get(PAGE)
    rest = agent.get(PAGE, {"cursor": first.context["next_after"]}).context
    codes = [row.sku for row in (*first.context["rows"], *rest["rows"])]
    assert (len(codes), len(set(codes)), rest["next_after"]) == (60, 60, "")
    assert agent.get(PAGE, {"cursor": "x\x00"}).status_code == 200


def test_an_empty_list_says_what_to_do_and_who_sees_no_customers_sees_none() -> None:
    assert "/console/catalogue/" in signed_in("administrator").get(PAGE).content.decode()
    assert "/console/catalogue/" not in signed_in(name="Bea").get(PAGE).content.decode()
    assert signed_in("light_agent", "Leo").get(PAGE).status_code == 403


def test_the_page_of_a_customer_shows_their_orders() -> None:
    rosa = customer()
    agent = signed_in()
    assert "Pedidos" not in agent.get(f"/desk/customers/{rosa}/").content.decode().partition("<main")[2]
    save_order(
        order=OrderFields(
            number="NH-48213", customer_kind="email", customer="rosa@correo.example", state="Entregado",
            placed_on=dt.date(2026, 11, 3), total=Decimal("1234.5"), currency="EUR",
            lines=(LineFields(name="Lámpara <b>", quantity=Decimal(2)),),
        ),
        by=SYSTEM,
        at=AT,
    )  # fmt: skip
    page = agent.get(f"/desk/customers/{rosa}/").content.decode()
    for text in ("NH-48213", "Entregado", "1234,50", "2 × Lámpara &lt;b&gt;"):
        assert text in page
