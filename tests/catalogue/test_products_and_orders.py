"""Products and orders are kept by their codes and numbers; orders are their customer's, and go with them."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from atiende.catalogue.actions.save_order import save_order
from atiende.catalogue.actions.save_products import save_products
from atiende.catalogue.actions.start_import import start_import
from atiende.catalogue.jobs import import_file
from atiende.catalogue.models import Order, OrderLine, Product
from atiende.catalogue.queries import list_orders, list_products, orders_of
from atiende.catalogue.rules.fields import LineFields, OrderFields, ProductFields
from atiende.customers.models import Customer, Identifier
from atiende.kernel.actors import SYSTEM, Actor
from atiende.kernel.refusals import InvalidInput, NotPermitted
from atiende.platform.jobs.queries import errors_of_long_job, get_long_job
from atiende.platform.models.audit import AuditEntry
from atiende.platform.models.files import StoredFileRow
from atiende.privacy.actions.erase_customer import erase_customer

pytestmark = pytest.mark.django_db
AT = dt.datetime(2026, 11, 22, 10, 0, tzinfo=dt.UTC)
READER = Actor(id=1, label="Lía", grants=frozenset({"customers.read"}))
STRANGER = Actor(id=2, label="Nadie")
LAMP = ProductFields(sku="A-1", name="Lámpara", price=Decimal("12.50"), currency="eur")
ORDER = OrderFields(
    number="P-1",
    customer_kind="email",
    customer="Rosa@Correo.example",
    customer_name="Rosa",
    placed_on=dt.date(2026, 11, 3),
    state="Enviado",
    total=Decimal("25.00"),
    currency="EUR",
    lines=(LineFields(sku="A-1", quantity=Decimal(2)), LineFields(name="Envío", price=Decimal(0))),
)


def saved(order: OrderFields = ORDER) -> Order:
    return save_order(order=order, by=SYSTEM, at=AT)


def test_a_product_is_known_by_its_code():
    save_products(products=[LAMP], by=SYSTEM, at=AT)
    save_products(products=[replace(LAMP, name="Lámpara azul"), replace(LAMP, sku="A-2")], by=SYSTEM, at=AT)
    assert list(Product.objects.order_by("sku").values_list("sku", "name", "currency")) == [
        ("A-1", "Lámpara azul", "EUR"),
        ("A-2", "Lámpara", "EUR"),
    ]


def test_all_products_of_a_call_or_none():
    with pytest.raises(InvalidInput):
        save_products(products=[LAMP, replace(LAMP, sku=" ")], by=SYSTEM, at=AT)
    assert not Product.objects.exists()


def test_an_order_makes_its_customer_known_and_calls_its_lines_as_the_products_are():
    save_products(products=[LAMP], by=SYSTEM, at=AT)
    order = saved()
    assert Customer.objects.get(pk=order.customer_id).name == "Rosa"
    assert list(order.lines.order_by("position").values_list("name", "quantity")) == [
        ("Lámpara", Decimal(2)),
        ("Envío", Decimal(1)),
    ]


def test_the_same_order_again_is_the_same_and_another_state_follows():
    first = saved()
    again = saved(replace(ORDER, state="Entregado", lines=ORDER.lines[:1]))
    assert (first.pk, Order.objects.get().state) == (again.pk, "Entregado")
    assert OrderLine.objects.count() == Customer.objects.count() == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"number": ""},
        {"customer": "nobody"},
        {"currency": "euro"},
        {"total": Decimal("NaN")},
        {"total": Decimal(10) ** 20},
        {"lines": (LineFields(),)},
        {"lines": (LineFields(name="x", quantity=Decimal(0)),)},
        {"lines": (LineFields(name="x"),) * 501},
    ],
)
def test_what_cannot_be_kept_is_refused_whole(wrong):
    with pytest.raises(InvalidInput):
        saved(replace(ORDER, **wrong))
    assert not Order.objects.exists()
    assert not Customer.objects.exists()


def test_who_may_and_who_may_not():
    order = saved()
    assert [row.pk for row in orders_of(READER, [order.customer_id])] == [order.pk]
    assert orders_of(STRANGER, [order.customer_id]) == []
    assert list_orders(STRANGER).rows == list_products(STRANGER).rows == []
    with pytest.raises(NotPermitted):
        save_order(order=ORDER, by=READER, at=AT)
    with pytest.raises(NotPermitted):
        save_products(products=[LAMP], by=READER, at=AT)
    with pytest.raises(NotPermitted):
        start_import(kind="products", content=b"sku,name\n1,x", language="es", by=READER, at=AT)


def test_pages_hold_every_row_once():
    for n in range(7):
        saved(replace(ORDER, number=f"P-{n}"))
    seen, after = [], ""
    while True:
        page = list_orders(READER, after=after, size=3)
        seen += [row.number for row in page.rows]
        after = page.next_after
        if not after:
            break
    assert seen == [f"P-{n}" for n in reversed(range(7))]


def test_orders_go_with_their_customer():
    order = saved()
    other = saved(replace(ORDER, number="P-2", customer="ana@correo.example"))
    erase_customer(customer_id=order.customer_id, rule="request", by=SYSTEM, at=AT)
    assert list(Order.objects.values_list("pk", flat=True)) == [other.pk]
    assert AuditEntry.objects.filter(verb="catalogue.order_erased", target_id=str(order.pk)).exists()


def imported(kind: str, text: str, language: str = "es"):
    long_job_id = start_import(kind=kind, content=text.encode(), language=language, by=SYSTEM, at=AT)
    file_id = StoredFileRow.objects.latest("pk").pk
    import_file(long_job_id=long_job_id, file_id=file_id, kind=kind, language=language)
    return get_long_job(SYSTEM, long_job_id), errors_of_long_job(SYSTEM, long_job_id)


def test_a_file_keeps_what_it_can_and_tells_the_rest_by_its_line():
    job, errors = imported("products", "código;nombre;precio\nA;Lámpara;12,50\nB;;1\nC;Mesa;mucho\n")
    assert (job.state, job.result, job.error_count) == ("done", {"kept": 1, "refused": 2}, 2)
    assert Product.objects.get().price == Decimal("12.50")
    assert errors.splitlines()[0].startswith("Línea 3:")
    assert errors.splitlines()[1].startswith("Línea 4:")
    assert StoredFileRow.objects.get().references == 0


def test_orders_come_by_file_with_a_telephone_as_well():
    from atiende.organisation.models import Organisation

    Organisation.objects.create(
        name="Nova", country="ES", time_zone="Europe/Madrid", currency="EUR", set_up_at=AT
    )
    job, _ = imported("orders", "pedido;fecha;teléfono\nP1;03/11/2026;612345678\nP2;03/11/2026;nadie\n")
    assert job.result == {"kept": 1, "refused": 1}
    assert Identifier.objects.get().normal_value == "+34612345678"


def test_the_same_file_again_changes_nothing():
    text = "pedido;fecha;correo;producto\nP1;03/11/2026;rosa@correo.example;Lámpara\n"
    for _ in range(2):
        imported("orders", text)
    assert Order.objects.count() == OrderLine.objects.count() == Customer.objects.count() == 1


@pytest.mark.parametrize(
    ("kind", "content", "field"),
    [
        ("houses", b"sku,name\n1,x", "kind"),
        ("products", b"hola", "file"),
        ("products", b"nombre\nx", "file"),
        ("orders", b"pedido;fecha\n1;2", "file"),
    ],
)
def test_what_is_no_such_file_is_refused_at_once(kind, content, field):
    with pytest.raises(InvalidInput) as refused:
        start_import(kind=kind, content=content, language="es", by=SYSTEM, at=AT)
    assert set(refused.value.fields) == {field}
    assert not StoredFileRow.objects.exists()
