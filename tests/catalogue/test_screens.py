"""Orders stand beside the case; files are handed in at the settings by who may change them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from atiende.catalogue.actions.save_order import save_order
from atiende.catalogue.jobs import import_file
from atiende.catalogue.models import Product
from atiende.catalogue.rules.fields import LineFields, OrderFields
from atiende.kernel.actors import SYSTEM
from atiende.platform.models.files import StoredFileRow
from atiende.platform.models.long_job import LongJobRow
from tests.tickets.conftest import AT, customer, house, opened, words  # noqa: F401  fixtures


def signed_in(actor) -> Client:
    client = Client(headers={"accept-language": "es"})
    client.force_login(get_user_model().objects.get(pk=actor.id))
    return client


@pytest.fixture
def order(house):  # noqa: F811
    return save_order(
        order=OrderFields(
            number="PE-20931",
            customer_kind="email",
            customer="rosa@correo.example",
            placed_on=dt.date(2026, 11, 3),
            state="<b>Enviado</b>",
            total=Decimal("1234.50"),
            currency="EUR",
            lines=(LineFields(name="Lámpara", quantity=Decimal(2)), LineFields(name="Envío")),
        ),
        by=SYSTEM,
        at=AT,
    )


def page_of(client: Client, number: int) -> str:
    return client.get(f"/desk/tickets/{number}/").content.decode()


def test_beside_the_case_stands_what_its_customer_ordered(house, order, opened):  # noqa: F811
    page = page_of(signed_in(house.owner), opened().number)
    assert "PE-20931" in page
    assert "2 × Lámpara" in page
    assert "1234,50" in page
    assert "&lt;b&gt;Enviado&lt;/b&gt;" in page
    assert "PE-20931" not in page_of(signed_in(house.owner), opened(address="ana@correo.example").number)


def test_who_sees_no_customers_sees_no_orders(house, order, opened):  # noqa: F811
    assert "PE-20931" not in page_of(signed_in(house.light), opened().number)


def test_a_file_is_chosen_read_and_told(house):  # noqa: F811
    client = signed_in(house.administrator)
    content = "código;nombre;precio\nA;Lámpara;12,50\nB;;1\n".encode("cp1252")
    answer = client.post(
        "/console/catalogue/", {"kind": "products", "file": SimpleUploadedFile("p.csv", content)}
    )
    job = LongJobRow.objects.get()
    assert answer["Location"] == f"/console/long-jobs/{job.pk}/"
    import_file(long_job_id=job.pk, file_id=StoredFileRow.objects.get().pk, kind="products", language="es")
    assert Product.objects.get().name == "Lámpara"
    assert "Productos y pedidos" in client.get(answer["Location"]).content.decode()
    assert "Línea 3" in client.get(f"{answer['Location']}errors").content.decode()
    assert "Lámpara" in client.get("/console/catalogue/").content.decode()


@pytest.mark.parametrize("content", [b"", b"hola", b"nombre;precio\nx;1"])
def test_a_file_that_is_none_is_told_at_the_field(house, content):  # noqa: F811
    answer = signed_in(house.administrator).post(
        "/console/catalogue/", {"kind": "products", "file": SimpleUploadedFile("p.csv", content)}
    )
    assert answer.status_code == 422
    assert 'id="id_file-error"' in answer.content.decode()
    assert not LongJobRow.objects.exists()


def test_who_may_not_change_settings_imports_nothing(house):  # noqa: F811
    client = signed_in(house.owner)
    assert client.get("/console/catalogue/").status_code == 403
    file = SimpleUploadedFile("p.csv", b"sku,name\n1,x")
    assert client.post("/console/catalogue/", {"kind": "products", "file": file}).status_code == 403
    assert not LongJobRow.objects.exists()
