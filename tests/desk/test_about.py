"""Category, questions, what is missing, product and order: in the panel, in a new case, and in the list."""

from __future__ import annotations

import datetime as dt
import re
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from atiende.catalogue.actions.save_order import save_order
from atiende.catalogue.actions.save_owned_product import save_owned_product
from atiende.catalogue.actions.save_products import save_products
from atiende.catalogue.models import Product
from atiende.catalogue.rules.fields import OrderFields, OwnedFields, ProductFields
from atiende.kernel.actors import SYSTEM
from atiende.tickets.actions.add_contact_reason import add_contact_reason
from atiende.tickets.actions.add_custom_field import add_custom_field
from atiende.tickets.models import Concern, Ticket
from atiende.tickets.rules.contact_reasons import ReasonFields
from atiende.tickets.rules.field_definition import FieldDefinition
from tests.desk.office import AT, arrives, brand, signed_in

pytestmark = pytest.mark.django_db


def reason(name: str, parent: int | None = None) -> int:
    return add_contact_reason(fields=ReasonFields(name_es=name, parent_id=parent), by=SYSTEM, at=AT).pk


def field(label: str, kind: str = "text", **more) -> None:
    add_custom_field(definition=FieldDefinition(label=label, kind=kind, **more), by=SYSTEM, at=AT)


def ticket(number: int) -> Ticket:
    return Ticket.objects.get(number=number)


def test_the_category_is_written_and_the_panel_says_what_is_missing() -> None:
    top = reason("Pedidos")
    below = reason("Devoluciones", top)
    field("Talla", "choice", options=("S", "M"), reason_ids=frozenset({below}), is_needed=True)
    agent, number = signed_in(), arrives().number
    page = agent.get(f"/desk/tickets/{number}/").content.decode()
    assert "Qué falta" in page
    assert "Talla" not in page
    told = agent.post(
        f"/desk/tickets/{number}/reason", {"value": "pedidos > devoluciones", "shown": ""}, follow=True
    ).content.decode()
    assert ticket(number).contact_reason_id == below
    assert 'value="Pedidos › Devoluciones"' in told
    assert "Talla" in told
    assert "50 %" in told
    agent.post(f"/desk/tickets/{number}/field", {"key": "talla", "value": "M", "was": "null"})
    assert "No falta nada" in agent.get(f"/desk/tickets/{number}/").content.decode()
    assert "Devoluciones" in agent.get(f"/desk/tickets/?queue=all&category={top}").content.decode()
    assert (
        f"#{number}" not in agent.get(f"/desk/tickets/?queue=all&category={reason('Otra')}").content.decode()
    )


def test_a_category_that_is_none_and_who_may_not_choose() -> None:
    reason("Pedidos")
    number = arrives().number
    agent = signed_in()
    refused = agent.post(f"/desk/tickets/{number}/reason", {"value": "<i>nada"}, follow=True)
    assert "Elija una categoría de la lista" in refused.content.decode()
    assert ticket(number).contact_reason_id is None
    light = signed_in("light_agent")
    assert light.post(f"/desk/tickets/{number}/reason", {"value": "Pedidos"}).status_code == 403
    stranger = signed_in(in_team="Otro")
    assert stranger.post(f"/desk/tickets/{number}/reason", {"value": "Pedidos"}).status_code == 404


def test_the_menus_hold_categories_and_trees_and_the_case_does_not() -> None:
    reason("Pedidos")
    field("Tienda", "cascade", tree="Norte\n  Bilbao\nSur")
    agent, number = signed_in(), arrives().number
    assert "Norte › Bilbao" not in agent.get(f"/desk/tickets/{number}/").content.decode()
    menus = agent.get(f"/desk/tickets/{number}/menus", headers={"hx-request": "true"}).content.decode()
    assert '<option value="Norte › Bilbao">' in menus
    assert '<option value="Pedidos">' in menus
    assert "Norte › Bilbao" in agent.get(f"/desk/tickets/{number}/menus").content.decode()
    agent.post(f"/desk/tickets/{number}/field", {"key": "tienda", "value": "bilbao", "was": "null"})
    assert ticket(number).custom_fields == {"tienda": ["Norte", "Bilbao"]}


@pytest.mark.parametrize(
    ("kind", "more", "written", "kept", "shown"),
    [
        ("money", {"options": ("EUR",)}, ["1.284,5"], "1284.50 EUR", "1284,50"),
        ("money", {"options": ("EUR", "USD")}, ["12", "USD"], "12 USD", "selected"),
        ("product", {}, ["lámpara azul"], "L-100", "Lámpara azul (L-100)"),
    ],
)
def test_amounts_and_products_as_they_are_written(kind, more, written, kept, shown) -> None:
    save_products(products=[ProductFields(sku="L-100", name="Lámpara azul")], by=SYSTEM, at=AT)
    field("Dato", kind, **more)
    agent, number = signed_in(), arrives().number
    agent.post(f"/desk/tickets/{number}/field", {"key": "dato", "value": written, "was": "null"})
    assert ticket(number).custom_fields == {"dato": kept}
    assert shown in agent.get(f"/desk/tickets/{number}/").content.decode()


def test_a_file_answers_and_only_who_sees_the_case_gets_it() -> None:
    field("Factura", "file")
    agent, number = signed_in(), arrives().number
    address = f"/desk/tickets/{number}/fields/factura/file"
    agent.post(address, {"file": SimpleUploadedFile("factura.pdf", b"%PDF-1.4", "application/pdf")})
    assert ticket(number).custom_fields == {"factura": "factura.pdf"}
    assert agent.get(address).status_code == 302
    assert signed_in("light_agent").get(address).status_code == 302
    assert signed_in("light_agent").post(address, {}).status_code == 403
    assert signed_in(in_team="Otro").get(address).status_code == 404


def test_product_and_order_are_chosen_on_a_page_of_their_own() -> None:
    agent, case = signed_in(), arrives()
    save_products(products=[ProductFields(sku="L-100", name="Lámpara azul")], by=SYSTEM, at=AT)
    whose = {"customer_kind": "email", "customer": "rosa@correo.example"}
    order = save_order(
        order=OrderFields(number="NH-1", placed_on=dt.date(2026, 11, 3), **whose), by=SYSTEM, at=AT
    )
    owned = save_owned_product(
        owned=OwnedFields(sku="L-100", serial="SN-1", warranty_until=dt.date(2020, 1, 1), **whose),
        by=SYSTEM,
        at=AT,
    )
    address = f"/desk/tickets/{case.number}/about/"
    page = agent.get(f"{address}?q=lamp").content.decode()
    assert all(words in page for words in ("NH-1", "SN-1", "Lámpara azul"))
    part = agent.get(f"{address}?q=zzz", headers={"hx-request": "true"}).content.decode()
    assert "Ningún producto" in part
    for kind, value in (
        ("product_id", Product.objects.get().pk),
        ("order_id", order.pk),
        ("owned_id", owned.pk),
    ):
        assert agent.post(address, {"kind": kind, "value": value}).status_code == 302
    shown = agent.get(f"/desk/tickets/{case.number}/").content.decode()
    assert "Fuera de garantía" in shown
    head = re.search(r'id="case-head".*?</header>', shown, re.S)
    assert head is not None
    assert "NH-1" in head[0]
    agent.post(address, {"kind": "order_id", "value": ""})
    assert Concern.objects.get().order_id is None
    assert agent.post(address, {"kind": "ticket_id", "value": "1"}, follow=True).status_code in (200, 422)
    assert signed_in("light_agent").post(address, {"kind": "order_id", "value": ""}).status_code == 403


def test_a_new_case_asks_the_questions_of_its_category_before_it_is_sent() -> None:
    returns = reason("Devoluciones")
    field("Talla", "choice", options=("S", "M"), reason_ids=frozenset({returns}), asked_by="agents")
    agent = signed_in()
    typed = {
        "submission": str(uuid.uuid4()),
        "address": "rosa@correo.example",
        "subject": "Su devolución",
        "text": "Hola",
        "brand_id": brand().pk,
        "priority": "2",
        "category": returns,
    }
    asking = agent.post("/desk/tickets/new/", typed).content.decode()
    assert not Ticket.objects.exists()
    assert 'name="q_talla"' in asking
    assert "Su devolución" in asking
    shown = re.search(r'name="questions_of" value="([^"]*)"', asking)
    assert shown is not None
    sent = agent.post("/desk/tickets/new/", {**typed, "questions_of": shown[1], "q_talla": "M"})
    assert sent.status_code == 302, sent.content.decode()
    made = Ticket.objects.get()
    assert (made.contact_reason_id, made.custom_fields) == (returns, {"talla": "M"})


def test_what_the_customer_has_stands_in_the_panel_and_on_their_page() -> None:
    agent, without = signed_in(), signed_in("light_agent", "Luz")
    case = arrives()
    lamp = OwnedFields(
        customer_kind="email", customer="rosa@correo.example", name="Lámpara verde", serial="SN-7"
    )
    save_owned_product(owned=lamp, by=SYSTEM, at=AT)
    customer = ticket(case.number).customer_id
    for address in (f"/desk/tickets/{case.number}/customer/", f"/desk/customers/{customer}/"):
        page = agent.get(address).content.decode()
        assert "Lámpara verde" in page
        assert "SN-7" in page
    assert "SN-7" not in without.get(f"/desk/tickets/{case.number}/customer/").content.decode()
