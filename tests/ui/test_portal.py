"""The portal speaks as the brand of its host: name, form of address, colours; and says so when nothing is set up."""

from __future__ import annotations

import pytest

from atiende.organisation.models import Brand, BrandHost, Organisation
from atiende.organisation.rules.brand import BrandFields, columns_of
from tests.browser import AT


@pytest.fixture
def brands(db):
    Organisation.objects.create(
        name="Grupo Nova", country="ES", time_zone="Europe/Madrid", currency="EUR", set_up_at=AT
    )

    def brand(name: str, **columns: object) -> Brand:
        fields = columns_of(BrandFields(name=name, time_zone="Europe/Madrid").cleaned())
        return Brand.objects.create(**{**fields, "created_at": AT, **columns})

    brand("Nova Hogar", is_default=True)
    joven = brand("Nova Joven", form_of_address="tu", light_brand="#7a1f5c")
    BrandHost.objects.create(brand=joven, host="joven.example")


def test_the_host_chooses_the_brand(client, brands):
    assert "Nova Joven" in client.get("/", headers={"host": "joven.example"}).content.decode()
    assert "Nova Hogar" in client.get("/", headers={"host": "otra.example"}).content.decode()


def test_the_brand_chooses_the_form_of_address(client, brands):
    spanish = {"accept-language": "es"}
    assert "ayudarle" in client.get("/", headers=spanish).content.decode()
    assert "ayudarte" in client.get("/", headers={**spanish, "host": "joven.example"}).content.decode()


def test_the_brands_colours_come_as_a_sheet(client, brands):
    answer = client.get("/brand.css", headers={"host": "joven.example:8000"})
    assert answer["Content-Type"].startswith("text/css")
    assert "--brand: #7a1f5c;" in answer.content.decode()


def test_nothing_set_up_is_said_in_plain_words(client, db):
    assert client.get("/").status_code in (302, 503)


def test_staff_find_their_way_in(client, brands):
    assert 'href="/desk/"' in client.get("/").content.decode()


def test_whoever_has_an_address_can_be_written_to(client, brands):
    Brand.objects.filter(is_default=True).update(sender_address="hola@nova.example")
    assert 'href="mailto:hola@nova.example"' in client.get("/").content.decode()
    page = client.get("/", headers={"host": "joven.example", "accept-language": "es"}).content.decode()
    assert "mailto:" not in page
    assert 'name="contact"' in page
