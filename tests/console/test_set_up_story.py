"""The whole set-up with plain forms, as a browser without scripts sends it."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from atiende.kernel.actors import SYSTEM
from atiende.organisation.actions.create_brand import create_brand
from atiende.organisation.actions.create_team import create_team
from atiende.organisation.actions.provide_first_brand import provide_first_brand
from atiende.organisation.models import Brand, Organisation, SetUpProgress, Team, TeamMembership
from atiende.organisation.rules.brand import BrandFields
from atiende.organisation.rules.staff import TeamFields
from atiende.platform.demonstration import mark
from atiende.platform.models import LongJobRow
from tests.browser import AT

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


def through_all_steps(client: Client, **last: str):
    for step, data in (
        ("company", COMPANY),
        ("administrator", ADMINISTRATOR),
        ("brand", BRAND),
        ("team", TEAM),
    ):
        send(client, step, data)
    return send(client, "finish", {**FINISH, **last})


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
    assert through_all_steps(at_the_machine(), **wished).url == "/console/"
    assert LongJobRow.objects.filter(kind="demonstration.load").count() == jobs


def test_a_demonstration_that_came_first_leaves_the_company_its_names() -> None:
    provide_first_brand(by=SYSTEM, at=AT)
    shown = create_brand(fields=BrandFields(name="NOVA Hogar", time_zone="Europe/Madrid"), by=SYSTEM, at=AT)
    looking = create_team(fields=TeamFields(name="Soporte"), by=SYSTEM, at=AT)
    mark("brand", [shown.pk])
    mark("team", [looking.pk])
    assert through_all_steps(at_the_machine()).url == "/console/"
    assert Brand.objects.get(pk=shown.pk).name == "NOVA Hogar (demostración)"
    assert Team.objects.get(pk=looking.pk).name == "Soporte (demostración)"
    assert Brand.objects.get(name="Nova Hogar").is_default
    assert Team.objects.filter(name="Soporte").exists()


def test_a_name_that_is_taken_is_said_at_its_step() -> None:
    create_team(fields=TeamFields(name="Soporte"), by=SYSTEM, at=AT)
    answer = through_all_steps(at_the_machine())
    assert answer.status_code == 409
    page = answer.content.decode()
    assert 'name="colleagues"' in page
    assert "Ya hay un equipo con este nombre" in page
    assert not Organisation.objects.exists()
