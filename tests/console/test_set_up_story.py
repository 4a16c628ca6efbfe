"""The whole set-up with plain forms, as a browser without scripts sends it."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from atiende.organisation.models import Brand, Organisation, SetUpProgress, Team, TeamMembership
from atiende.platform.models import LongJobRow

pytestmark = [pytest.mark.django_db, pytest.mark.fresh_installation]

COMPANY = {"name": "Nova Hogar", "country": "MX", "language": "es", "time_zone": "", "currency": ""}
ADMINISTRATOR = {"name": "Ana Beltrán", "email": "ana@novahogar.example", "password": "tres-mesas-azules-41"}
BRAND = {"name": "Nova Hogar", "form_of_address": "tu", "colour": "#1d5fa8"}
TEAM = {"name": "Soporte", "colleagues": ""}
FINISH = {"host": "", "port": "", "security": "", "username": "", "password": "", "from_address": ""}


def at_the_machine() -> Client:
    return Client(HTTP_HOST="localhost:8000", REMOTE_ADDR="127.0.0.1")


def send(client: Client, step: str, data: dict[str, str], go: str = "next"):
    return client.post(f"/setup/{step}", {**data, "go": go})


def test_five_steps_make_a_company_a_brand_a_team_and_its_administrator() -> None:
    client = at_the_machine()
    assert client.get("/desk/").url == "/setup/"
    assert client.get("/setup/").url == "/setup/company"
    assert send(client, "company", COMPANY).url == "/setup/administrator"
    assert send(client, "administrator", ADMINISTRATOR).url == "/setup/brand"
    assert send(client, "brand", BRAND).url == "/setup/team"
    assert send(client, "team", TEAM).url == "/setup/finish"
    assert "Soporte" in client.get("/setup/finish").content.decode()
    assert send(client, "finish", FINISH).url == "/console/"

    company, brand, user = Organisation.objects.get(), Brand.objects.get(), get_user_model().objects.get()
    assert (company.time_zone, company.currency) == ("America/Mexico_City", "MXN")
    assert (brand.form_of_address, brand.light_brand) == ("tu", "#1d5fa8")
    assert TeamMembership.objects.get(team=Team.objects.get()).agent_id == user.pk
    assert user.check_password(ADMINISTRATOR["password"])
    assert not SetUpProgress.objects.exists()
    assert client.get("/console/").status_code == 200
    assert client.get("/setup/").url == client.get("/setup/brand").url == "/console/"


@pytest.mark.parametrize(("wished", "jobs"), [({"demonstration": "on"}, 1), ({}, 0)])
def test_the_demonstration_comes_when_it_is_wished_for(wished: dict[str, str], jobs: int) -> None:
    client = at_the_machine()
    for step, data in (
        ("company", COMPANY),
        ("administrator", ADMINISTRATOR),
        ("brand", BRAND),
        ("team", TEAM),
    ):
        send(client, step, data)
    assert send(client, "finish", {**FINISH, **wished}).url == "/console/"
    assert LongJobRow.objects.filter(kind="demonstration.load").count() == jobs
