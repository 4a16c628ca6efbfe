"""Products and orders handed in and listed by programs."""

import pytest

from atiende.catalogue.models import Order, Product
from tests.api.conftest import api_of

pytestmark = pytest.mark.django_db

LAMP = {"sku": "A-1", "name": "Lámpara", "price": "12.50", "currency": "EUR"}
ORDER = {
    "number": "P-1",
    "customer": {"value": "rosa@correo.example", "name": "Rosa"},
    "placed_on": "2026-11-03",
    "state": "Enviado",
    "total": "25.00",
    "currency": "EUR",
    "lines": [{"sku": "A-1", "quantity": "2"}, {"name": "Envío", "price": "0"}],
}


def test_products_are_handed_in_and_found(api):
    given = {"products": [LAMP, {"sku": "B-1", "name": "Mesa"}]}
    for _ in range(2):
        assert api.post("/products", given).json() == {"kept": 2}
    listed = api.get("/products").json()["items"]
    assert [each["sku"] for each in listed] == ["B-1", "A-1"]
    assert (listed[1]["price"], listed[0]["price"]) == ("12.50", None)
    assert [each["sku"] for each in api.get("/products", q="lampara").json()["items"]] == ["A-1"]
    assert [each["sku"] for each in api.get("/products", q="B-1").json()["items"]] == ["B-1"]


def test_an_order_is_handed_in_changed_and_listed_for_its_customer(api):
    api.post("/products", {"products": [LAMP]})
    made = api.post("/orders", ORDER).json()
    assert [line["name"] for line in made["lines"]] == ["Lámpara", "Envío"]
    changed = api.post("/orders", {**ORDER, "state": "Entregado"}).json()
    assert (changed["id"], changed["state"]) == (made["id"], "Entregado")
    api.post("/orders", {**ORDER, "number": "P-2", "customer": {"value": "ana@correo.example"}})
    mine = api.get("/orders", customer=made["customer"]).json()["items"]
    assert [each["number"] for each in mine] == ["P-1"]
    first = api.get("/orders", limit=1).json()
    assert first["items"][0]["number"] == "P-2"
    assert api.get("/orders", limit=1, cursor=first["next"]).json()["items"][0]["number"] == "P-1"


@pytest.mark.parametrize(
    "wrong",
    [
        {"number": ""},
        {"number": 7},
        {"customer": {"value": "nobody"}},
        {"customer": {"kind": "tax_id", "value": "x"}},
        {"placed_on": "2026-02-31"},
        {"placed_on": "ayer"},
        {"total": "12,5"},
        {"total": 12.5},
        {"currency": "eur"},
        {"lines": [{}]},
        {"lines": [{"name": "x", "quantity": "0"}]},
        {"extra": 1},
    ],
)
def test_what_cannot_be_kept_is_refused_whole(api, wrong):
    answer = api.post("/orders", {**ORDER, **wrong})
    assert answer.status_code == 422, answer.content
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert not Order.objects.exists()


def test_of_many_products_all_are_kept_or_none(api):
    answer = api.post("/products", {"products": [LAMP, {"sku": " ", "name": "x"}]})
    assert answer.status_code == 422
    assert not Product.objects.exists()


def test_a_cursor_of_nobody_is_refused(api):
    assert api.get("/orders", cursor="x").status_code == 422
    assert api.get("/products", cursor="x").status_code == 422


def test_who_lacks_scope_or_grant_gets_nothing(api, people):
    api.post("/orders", ORDER)
    reading = api_of(people.owner, "customers:read")
    assert reading.post("/orders", ORDER).status_code == 403
    assert api_of(people.owner, "tickets:read").get("/orders").status_code == 403
