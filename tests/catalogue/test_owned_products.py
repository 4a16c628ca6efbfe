"""What customers have: known by its serial number, handed in by file or program, gone with its customer."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from atiende.catalogue.actions.save_owned_product import save_owned_product
from atiende.catalogue.actions.save_products import save_products
from atiende.catalogue.actions.start_import import start_import
from atiende.catalogue.jobs import import_file
from atiende.catalogue.models import OwnedProduct
from atiende.catalogue.personal_data import export_customer
from atiende.catalogue.queries import list_owned, owned_by
from atiende.catalogue.rules.fields import OwnedFields, ProductFields
from atiende.kernel.actors import SYSTEM, Actor
from atiende.kernel.refusals import InvalidInput, NotPermitted
from atiende.platform.jobs.queries import errors_of_long_job, get_long_job
from atiende.platform.models.files import StoredFileRow
from atiende.privacy.actions.erase_customer import erase_customer

pytestmark = pytest.mark.django_db
AT = dt.datetime(2026, 11, 22, 10, 0, tzinfo=dt.UTC)
READER = Actor(id=1, label="Lía", grants=frozenset({"customers.read"}))
STRANGER = Actor(id=2, label="Nadie")
LAMP = OwnedFields(
    customer_kind="email",
    customer="rosa@correo.example",
    customer_name="Rosa",
    sku="L-100",
    serial="SN-1",
    bought_on=dt.date(2026, 3, 2),
    warranty_until=dt.date(2029, 3, 2),
)


def saved(owned: OwnedFields = LAMP) -> OwnedProduct:
    return save_owned_product(owned=owned, by=SYSTEM, at=AT)


def test_it_is_known_by_code_and_serial_number_even_when_somebody_else_has_it():
    save_products(products=[ProductFields(sku="L-100", name="Lámpara")], by=SYSTEM, at=AT)
    first = saved()
    assert first.name == "Lámpara"
    sold_on = saved(replace(LAMP, customer="eva@correo.example", warranty_until=None))
    assert sold_on.pk == first.pk
    assert sold_on.customer_id != first.customer_id
    assert saved(replace(LAMP, serial="SN-2")).pk != first.pk


def test_without_a_serial_number_by_customer_product_and_day():
    plain = replace(LAMP, serial="", name="Lámpara")
    assert saved(plain).pk == saved(plain).pk
    assert saved(replace(plain, bought_on=dt.date(2026, 4, 2))).pk != saved(plain).pk
    assert OwnedProduct.objects.count() == 2


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"sku": "", "name": " "}, "name"),
        ({"customer": ""}, "customer"),
        ({"warranty_until": dt.date(2020, 1, 1)}, "warranty_until"),
        ({"customer": "no es"}, "customer"),
    ],
)
def test_what_cannot_be_kept_is_named(wrong, field):
    with pytest.raises(InvalidInput) as refused:
        saved(replace(LAMP, **wrong))
    assert set(refused.value.fields) == {field}
    assert not OwnedProduct.objects.exists()


def test_who_sees_and_who_hands_in():
    thing = saved()
    assert [row.pk for row in owned_by(READER, [thing.customer_id])] == [thing.pk]
    assert [row.pk for row in list_owned(READER, serial="SN-1").rows] == [thing.pk]
    assert owned_by(STRANGER, [thing.customer_id]) == list_owned(STRANGER).rows == []
    with pytest.raises(NotPermitted):
        save_owned_product(owned=LAMP, by=READER, at=AT)


def test_a_file_of_them_keeps_the_good_lines_and_names_the_bad():
    text = (
        "correo;cliente;código;producto;número de serie;fecha de compra;garantía hasta\n"
        "rosa@correo.example;Rosa;L-100;Lámpara;SN-1;02/03/2026;02/03/2029\n"
        ";Eva;L-100;Lámpara;SN-2;;\n"
        "eva@correo.example;Eva;;;SN-3;;\n"
        "eva@correo.example;Eva;L-200;Horno;SN-4;32/03/2026;\n"
        "eva@correo.example;Eva;L-200;Horno;SN-5;;\n"
    )
    job_id = start_import(kind="owned", content=text.encode(), language="es", by=SYSTEM, at=AT)
    import_file(long_job_id=job_id, file_id=StoredFileRow.objects.get().pk, kind="owned", language="es")
    assert sorted(OwnedProduct.objects.values_list("serial", flat=True)) == ["SN-1", "SN-5"]
    assert get_long_job(SYSTEM, job_id).result == {"kept": 2, "refused": 3}
    told = errors_of_long_job(SYSTEM, job_id).splitlines()
    assert [line.partition(":")[0] for line in told] == [
        "Línea 3",
        "Línea 4",
        "Línea 5",
    ]


def test_a_file_without_a_customer_is_refused_at_once():
    with pytest.raises(InvalidInput):
        start_import(kind="owned", content=b"sku;serie\nA;1", language="es", by=SYSTEM, at=AT)


def test_it_is_exported_and_goes_with_its_customer():
    thing = saved()
    (row,) = export_customer([thing.customer_id]).records["owned_products"]
    assert row["serial"] == "SN-1"
    erase_customer(customer_id=thing.customer_id, rule="request", by=SYSTEM, at=AT)
    assert not OwnedProduct.objects.exists()
