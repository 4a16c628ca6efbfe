"""The customer's page with all that is known of them, consents, own fields and pairs that look like one."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from playwright.sync_api import expect

from atiende.catalogue.actions.save_order import save_order
from atiende.catalogue.rules.fields import LineFields, OrderFields
from atiende.customers.actions.add_customer_field import add_customer_field
from atiende.customers.actions.describe_customer import describe_customer
from atiende.customers.actions.note_on_customer import note_on_customer
from atiende.customers.actions.propose_duplicates import propose_duplicates
from atiende.customers.actions.record_consent import record_consent
from atiende.customers.rules.own_fields import OwnFieldDefinition
from atiende.customers.rules.profile import Profile
from tests.browser import (
    OpenAs,
    assert_axe_clean,
    assert_no_sideways_scroll,
    csp_violations,
    photograph,
    small_targets,
    visit_all_widths,
)
from tests.customers.conftest import ADMINISTRATOR, AGENT, AT
from tests.customers.screens import fill
from tests.desk.office import arrives, customer

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def full() -> int:
    """Rosa, of whom much is known, and twice."""
    fill()
    for label, kind, options in (
        ("Tarjeta de socio", "text", ()),
        ("Intereses", "choices", ("Cocina", "Baño")),
    ):
        definition = OwnFieldDefinition(label=label, kind=kind, options=options)
        add_customer_field(definition=definition, by=ADMINISTRATOR, at=AT)
    opened = arrives("La tapa llegó rota y pedí otra hace una semana.", subject="Tapa rota", in_team="")
    arrives("¿Y la factura?", subject="Factura", in_team="")
    rosa = customer()
    customer("rosa+tienda@correo.example", "Rosa P.")
    known = {"tarjeta_de_socio": "ZX-4471", "intereses": ["Cocina"]}
    profile = Profile(
        preferred_channel="phone",
        hours_from=dt.time(9),
        hours_to=dt.time(13),
        form_of_address="usted",
        city="Cuenca",
        country="ES",
        own_fields=known,
    )
    describe_customer(customer_id=rosa, profile=profile, by=AGENT, at=AT)
    note_on_customer(customer_id=rosa, text="Llamar antes de enviar nada.", is_pinned=True, by=AGENT, at=AT)
    note_on_customer(customer_id=rosa, text="<script>alert(1)</script> שלום", by=AGENT, at=AT)
    record_consent(
        customer_id=rosa, purpose="surveys", how="call", proof="Llamada 88", given_at=AT, by=AGENT, at=AT
    )
    save_order(
        order=OrderFields(
            number="P-1001",
            customer_kind="email",
            customer="rosa@correo.example",
            placed_on=AT.date(),
            total=Decimal("129.90"),
            currency="EUR",
            lines=(LineFields(name="Lámpara"),),
        ),
        by=ADMINISTRATOR,
        at=AT,
    )
    propose_duplicates(by=AGENT, at=AT)
    assert opened.ticket_id
    return rosa


@pytest.mark.parametrize("name", ["", "profile/", "consents/", "history/", "duplicates"])
def test_the_pages_are_accessible_and_fit(open_as: OpenAs, name: str) -> None:
    rosa = full()
    page = open_as("supervisor", bypass_csp=True)
    path = "/desk/customers/duplicates/" if name == "duplicates" else f"/desk/customers/{rosa}/{name}"
    for width, theme in visit_all_widths(page, path):
        assert_axe_clean(page)
        assert_no_sideways_scroll(page)
        if width == 390:
            assert small_targets(page) == []
        photograph(page, f"customer-{name.strip('/') or 'page'}-{width}-{theme}")


def test_history_is_narrowed_notes_are_kept_and_consents_change(open_as: OpenAs) -> None:
    rosa = full()
    page = open_as("supervisor")
    stopped = csp_violations(page)
    page.goto(f"/desk/customers/{rosa}/")
    expect(page.locator("#history-lines li")).not_to_have_count(0)
    page.locator(".hfilter select[name=kind]").select_option("orders")
    expect(page.locator("#history-lines li")).to_have_count(1)
    page.locator("#id_text").fill("Otra nota")
    page.get_by_role("button", name="Guardar la nota").press("Enter")
    expect(page.locator(".cnotes li")).to_have_count(3)
    page.goto(f"/desk/customers/{rosa}/consents/")
    page.get_by_role("button", name="Retirar").press("Enter")
    expect(page.locator("#purpose-surveys + .grow + .chip")).to_contain_text("No")
    assert not stopped


def test_a_pair_is_joined_and_another_told_apart(open_as: OpenAs) -> None:
    full()
    page = open_as("supervisor")
    page.goto("/desk/customers/duplicates/")
    expect(page.locator(".dup")).to_have_count(1)
    expect(page.locator(".dup mark")).to_have_count(2)
    page.locator(".dup").get_by_role("button", name="No son el mismo").press("Enter")
    expect(page.locator(".dup")).to_have_count(0)
