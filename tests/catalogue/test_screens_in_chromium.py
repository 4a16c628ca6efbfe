"""The import and the orders beside a case, at every width in light and dark."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from atiende.catalogue.actions.save_order import save_order
from atiende.catalogue.actions.save_products import save_products
from atiende.catalogue.rules.fields import LineFields, OrderFields, ProductFields
from atiende.customers.actions.identify_customer import identify_customer
from atiende.kernel.actors import SYSTEM
from atiende.organisation.models import Brand
from atiende.tickets.actions.open_ticket import open_ticket
from atiende.tickets.rules.incoming import Incoming, Opening
from tests.browser import (
    AT,
    assert_axe_clean,
    assert_no_sideways_scroll,
    photograph,
    small_targets,
    visit_all_widths,
)

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_every_page_at_every_width_in_light_and_dark(open_as):
    page = open_as("administrator", bypass_csp=True)
    save_products(
        products=[
            ProductFields(sku="A-1", name="Lámpara " + "x" * 120, price=Decimal("12.50"), currency="EUR")
        ],
        by=SYSTEM,
        at=AT,
    )
    save_order(
        order=OrderFields(
            number="PE-20931",
            customer_kind="email",
            customer="rosa@correo.example",
            placed_on=dt.date(2026, 11, 3),
            state="Enviado",
            total=Decimal("1234.50"),
            currency="EUR",
            lines=(LineFields(sku="A-1", quantity=Decimal(2)), LineFields(name="Envío")),
        ),
        by=SYSTEM,
        at=AT,
    )
    rosa = identify_customer(kind="email", value="rosa@correo.example", name="Rosa", by=SYSTEM, at=AT)
    case = open_ticket(
        opening=Opening(
            brand_id=Brand.objects.get().pk,
            team_id=None,
            customer_id=rosa,
            address="rosa@correo.example",
            subject="Pedido",
            channel="web",
            language="es",
            time_zone="Europe/Madrid",
            message=Incoming(channel="web", customer_id=rosa, author_label="Rosa", text="¿Y mi pedido?"),
        ),
        by=SYSTEM,
        at=AT,
    )
    for path in ("/console/catalogue/", f"/desk/tickets/{case.number}/"):
        for width, theme in visit_all_widths(page, path):
            if "desk" in path:
                if not page.locator(".orders summary").is_visible():
                    page.click("#panel-toggle")
                page.click(".orders summary")
            if theme == "light":
                photograph(page, f"catalogue {path.strip('/').partition('/')[0]} {width}")
            assert_no_sideways_scroll(page)
            assert_axe_clean(page)
            if width == 390:
                assert small_targets(page) == [], path
