"""What a case is about: a product, an order of its customer, something that they have."""

from __future__ import annotations

import datetime as dt

import pytest

from atiende.catalogue.actions.save_order import save_order
from atiende.catalogue.actions.save_owned_product import save_owned_product
from atiende.catalogue.actions.save_products import save_products
from atiende.catalogue.models import Product
from atiende.catalogue.rules.fields import OrderFields, OwnedFields, ProductFields
from atiende.kernel.actors import SYSTEM
from atiende.kernel.refusals import InvalidInput, NotPermitted
from atiende.platform.models import AuditEntry
from atiende.privacy.actions.erase_customer import erase_customer
from atiende.tickets.actions.change_concern import change_concern
from atiende.tickets.models import Concern, Ticket
from atiende.tickets.queries import aside_of, concerns_of, search_tickets

from .conftest import AT, later

WHEN = later(10)


def product(sku="L-100", name="Lámpara azul") -> int:
    save_products(products=[ProductFields(sku=sku, name=name)], by=SYSTEM, at=AT)
    return Product.objects.get(sku=sku).pk


def order(number="NH-48213", address="rosa@correo.example") -> int:
    fields = OrderFields(
        number=number, customer_kind="email", customer=address, placed_on=dt.date(2026, 11, 3)
    )
    return save_order(order=fields, by=SYSTEM, at=AT).pk


def owned(serial="SN-0042", address="rosa@correo.example") -> int:
    fields = OwnedFields(customer_kind="email", customer=address, sku="L-100", serial=serial)
    return save_owned_product(owned=fields, by=SYSTEM, at=AT).pk


@pytest.fixture
def about(house, opened):
    ticket_id = opened().ticket_id

    def make(by=None, **change):
        change_concern(ticket_id=ticket_id, change=change, by=by or house.owner, at=WHEN)
        return concerns_of([ticket_id]).get(ticket_id)

    make.ticket_id = ticket_id
    return make


def test_each_is_chosen_shown_found_and_taken_away(about, house):
    about(product_id=product())
    about(order_id=order())
    found = about(owned_id=owned())
    assert (found.sku, found.order, found.owned, found.serial) == (
        "L-100",
        "NH-48213",
        "Lámpara azul",
        "SN-0042",
    )
    ticket = Ticket.objects.get(pk=about.ticket_id)
    assert aside_of(house.owner, ticket).concern == found
    for words in ("producto:lámpara", "product:l-100", "pedido:nh-48213", "producto:sn-0042"):
        (hit,) = search_tickets(house.owner, words, now=WHEN).rows
        assert hit.ticket.pk == about.ticket_id
    assert not search_tickets(house.owner, "pedido:NH-1", now=WHEN).rows
    about(order_id=None)
    assert about(product_id=None, owned_id=None) is None
    assert AuditEntry.objects.filter(verb="tickets.concern_changed").count() == 5


def test_orders_and_things_of_somebody_else_are_refused(about):
    product()
    with pytest.raises(InvalidInput) as refused:
        about(
            product_id=9_999,
            order_id=order(address="eva@correo.example"),
            owned_id=owned(address="eva@correo.example"),
        )
    assert set(refused.value.fields) == {"product_id", "order_id", "owned_id"}
    assert not Concern.objects.exists()


def test_it_takes_replying_and_seeing_customers(about, house):
    bought = product()
    for by in (house.light, house.auditor):
        with pytest.raises(NotPermitted):
            about(by=by, product_id=bought)


def test_what_the_catalogue_loses_the_case_loses(about):
    product()
    about(order_id=order(), owned_id=owned())
    customer_id = Ticket.objects.get(pk=about.ticket_id).customer_id
    erase_customer(customer_id=customer_id, rule="request", by=SYSTEM, at=WHEN)
    assert not Concern.objects.exists()
