"""The console's pages of the organisation, asked for by those who may and those who may not."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from atiende.identity.models import Role
from tests.organisation.screens import give, sign_in

pytestmark = pytest.mark.django_db

LISTS = ["people", "teams", "brands", "company", "roles"]
MANAGED = ["invite", "new_team", "new_brand", "new_role"]


def page(name: str, *args: object) -> str:
    return reverse(f"console:{name}", args=args)


@pytest.mark.parametrize("name", [*LISTS, *MANAGED])
def test_an_administrator_opens_every_page(name, admin, make_brand, make_team):
    make_brand("Nova", is_default=True)
    make_team("Logística")
    answer = admin.get(page(name))
    assert answer.status_code == 200
    assert b"<h1>" in answer.content


@pytest.mark.parametrize("name", [*LISTS, *MANAGED])
def test_who_is_not_signed_in_is_sent_to_sign_in(name, company):
    answer = Client().get(page(name))
    assert answer.status_code == 302
    assert answer["Location"].startswith("/account/")


@pytest.mark.parametrize("name", [*LISTS, *MANAGED])
def test_an_account_without_role_finds_nothing(name, outsider):
    assert outsider.get(page(name)).status_code == 404


@pytest.mark.parametrize("name", MANAGED)
@pytest.mark.parametrize("role", ["supervisor", "agent", "light_agent", "auditor"])
def test_who_may_not_is_told_what_is_missing_and_whom_to_ask(name, role, make_agent, admin_user):
    agent = make_agent("Luz Prado")
    give(agent.user, role)
    answer = sign_in(agent.user).get(page(name))
    assert answer.status_code == 403
    assert "Ana Beltrán" in answer.content.decode()


def test_one_row_each(admin, make_brand, make_team, make_agent):
    team, brand, luz = make_team("Logística"), make_brand("Nova", is_default=True), make_agent("Luz Prado")
    make_agent("Raúl", team)
    role = Role.objects.get(code="supervisor")
    for name, pk in (("team", team.pk), ("brand", brand.pk), ("person", luz.pk), ("role", role.pk)):
        assert admin.get(page(name, pk)).status_code == 200
        assert admin.get(page(name, 10**30)).status_code == 404


def test_a_member_opens_their_team_and_not_another(make_team, make_agent):
    mine, other = make_team("Logística"), make_team("Facturación")
    luz = make_agent("Luz Prado", mine)
    role = Role.objects.create(code="helps", name="Helps", grants=["tickets.read"])
    give(luz.user, role.code)
    client = sign_in(luz.user)
    answer = client.get(page("team", mine.pk))
    assert answer.status_code == 200
    assert page("team_remove_member", mine.pk) not in answer.content.decode()
    assert client.get(page("team", other.pk)).status_code == 404
    assert "Facturación" not in client.get(page("teams")).content.decode()
