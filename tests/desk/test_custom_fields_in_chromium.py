"""The company's own fields in a real browser: answered by keyboard, saved as one leaves; news take nothing away."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from playwright.sync_api import expect

from atiende.catalogue.actions.save_order import save_order
from atiende.catalogue.actions.save_products import save_products
from atiende.catalogue.rules.fields import LineFields, OrderFields, ProductFields
from atiende.kernel.actors import SYSTEM
from atiende.tickets.actions.add_custom_field import add_custom_field
from atiende.tickets.actions.change_custom_fields import change_custom_fields
from atiende.tickets.models import CustomField, Ticket
from atiende.tickets.rules.field_definition import FieldDefinition
from atiende.tickets.rules.field_kinds import FieldKind
from tests.browser import (
    OpenAs,
    assert_axe_clean,
    assert_no_sideways_scroll,
    csp_violations,
    photograph,
    small_targets,
    visit_all_widths,
)
from tests.desk.office import AT, arrives, customer
from tests.processes import until

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def _ask(label: str, kind: str, **more: object) -> None:
    options = ("Avería", "Retraso") if kind in ("choice", "choices") else ()
    definition = FieldDefinition(label=label, kind=kind, options=options, **more)  # type: ignore[arg-type]
    add_custom_field(definition=definition, by=SYSTEM, at=AT)


@pytest.mark.slow  # saving: test_custom_fields
def test_answers_are_saved_by_keyboard_and_news_take_nothing_away(open_as: OpenAs) -> None:
    _ask("Motivo", "choice", is_needed=True)
    _ask("Modelo", "text")
    _ask("Importe", "number")
    _ask("Cosas", "choices")
    opened = arrives(in_team="")

    def answers() -> dict[str, object]:
        return Ticket.objects.get(pk=opened.ticket_id).custom_fields

    page = open_as("supervisor")
    stopped = csp_violations(page)
    page.goto(f"/desk/tickets/{opened.number}/")
    page.locator("#resolve").click()
    expect(page.locator(".toast")).to_contain_text("Motivo")
    page.get_by_label("Motivo").select_option("Avería")
    expect(page.locator("#field-motivo-form .chip")).to_be_hidden()
    model = page.locator("#field-modelo")
    model.focus()
    expect(model).to_be_focused()
    page.keyboard.type("Lumbre 9")
    with page.expect_response("**/field*"):
        page.keyboard.press("Tab")
    expect(page.locator("#field-importe")).to_be_focused()
    page.keyboard.type("doce")
    with page.expect_response("**/field*"):
        page.keyboard.press("Enter")
    expect(page.locator("#field-importe-error")).to_be_visible()
    expect(page.locator("#field-importe")).to_have_value("doce")
    for name in ("Avería", "Retraso"):
        page.locator("#field-cosas-form").get_by_label(name).check()
    expect(page.locator("#field-cosas-form.is-typed")).to_have_count(0)
    expect(page.locator("#said")).to_contain_text("cambió: Cosas")
    both = [
        "Avería",
        "Retraso",
    ]  # the second was sent after the first: the line of the first is seen before it
    until(lambda: answers() == {"motivo": "Avería", "modelo": "Lumbre 9", "cosas": both}, what="both choices")
    model.fill("Lumbre 10")
    change_custom_fields(ticket_id=opened.ticket_id, values={"modelo": "Boreal"}, by=SYSTEM, at=AT)
    with page.expect_response("**/parts*"):
        page.evaluate("htmx.trigger('#cv', 'live')")
    expect(model).to_have_value("Lumbre 10")
    with page.expect_response("**/field*"):
        page.keyboard.press("Enter")
    expect(page.locator("#field-modelo-error")).to_contain_text("Boreal")
    expect(model).to_have_value("Lumbre 10")
    assert answers()["modelo"] == "Boreal"
    with page.expect_response("**/field*"):
        page.keyboard.press("Enter")
    expect(page.locator("#field-modelo-error")).to_have_count(0)
    assert answers()["modelo"] == "Lumbre 10"
    assert not stopped


@pytest.mark.slow
def test_every_page_at_every_width_in_light_and_dark(open_as: OpenAs) -> None:
    for kind in FieldKind:
        _ask(f"Campo {kind.value} " + "x", kind.value, is_needed=kind == "text", hint="Ayuda")
    opened = arrives("¿Y mi pedido?", in_team="")
    rosa = customer()
    products = [
        ProductFields(sku=f"A-{n}", name="Lámpara " + "x" * 60, price=Decimal("12.5"), currency="EUR")
        for n in range(3)
    ]
    save_products(products=products, by=SYSTEM, at=AT)
    save_order(
        order=OrderFields(
            number="PE-20931", customer_kind="email", customer="rosa@correo.example", state="Enviado",
            placed_on=dt.date(2026, 11, 3), total=Decimal("1234.50"), currency="EUR",
            lines=(LineFields(sku="A-1", quantity=Decimal(2)),),
        ),
        by=SYSTEM,
        at=AT,
    )  # fmt: skip
    page = open_as("administrator", bypass_csp=True)
    one = CustomField.objects.get(kind="choices").pk
    case = f"/desk/tickets/{opened.number}/"
    paths = ("/console/fields/", "/console/fields/new/", f"/console/fields/{one}/", case, "/desk/products/")
    for path in (*paths, f"/desk/customers/{rosa}/"):
        for width, theme in visit_all_widths(page, path):
            if path == case and not page.locator("#case-fields").is_visible():
                page.click("#panel-toggle")
            if theme == "light":
                photograph(page, f"fields {path.replace('/', '-').strip('-')} {width}")
            assert_no_sideways_scroll(page)
            assert_axe_clean(page)
            if width == 390:
                assert small_targets(page) == [], path
