"""Who may set up a fresh installation: the person at the machine or with the key, and only one at a time."""

from __future__ import annotations

import stat

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client

from atiende.console.set_up_key import set_up_key
from atiende.identity.actions.create_user import create_user
from atiende.kernel.actors import SYSTEM
from atiende.kernel.clock import utc_now
from atiende.organisation.models import SetUpProgress
from atiende.organisation.queries import is_set_up
from tests.console.test_set_up_story import ADMINISTRATOR, BRAND, COMPANY, FINISH, TEAM, at_the_machine, send

pytestmark = [pytest.mark.django_db, pytest.mark.fresh_installation]


def from_the_network(**headers: str) -> Client:
    return Client(HTTP_HOST="192.168.1.20:8000", REMOTE_ADDR="192.168.1.77", **headers)


def test_from_the_network_nothing_is_shown_without_the_key() -> None:
    stranger = from_the_network()
    assert stranger.get("/setup/company").status_code == 403
    assert send(stranger, "company", COMPANY).status_code == 403
    assert stranger.post("/setup/key", {"key": "AAAA-BBBB"}).status_code == 403
    assert not SetUpProgress.objects.exists()


def test_the_key_in_the_address_opens_and_leaves_the_address() -> None:
    person = from_the_network()
    answer = person.get(f"/setup/?key={set_up_key(settings.DATA)}")
    assert answer.url == "/setup/"
    assert person.get("/setup/company").status_code == 200


def test_the_key_may_be_typed_carelessly() -> None:
    person = from_the_network()
    typed = set_up_key(settings.DATA).lower().replace("-", " ")
    assert person.post("/setup/key", {"key": typed}).url == "/setup/"
    assert person.get("/setup/company").status_code == 200


def test_the_key_is_kept_for_its_owner_alone() -> None:
    set_up_key(settings.DATA)
    assert stat.S_IMODE((settings.DATA / "keys" / "setup.key").stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "headers",
    [
        {"HTTP_X_FORWARDED_FOR": "203.0.113.9"},
        {"HTTP_FORWARDED": "for=203.0.113.9"},
        {"HTTP_HOST": "care.example.com"},
    ],
)
def test_a_proxy_on_the_machine_does_not_make_strangers_local(headers: dict[str, str]) -> None:
    client = Client(**{"HTTP_HOST": "localhost", "REMOTE_ADDR": "127.0.0.1", **headers})
    assert client.get("/setup/company").status_code == 403


def test_the_second_of_two_people_is_told_and_changes_nothing() -> None:
    first, second = at_the_machine(), at_the_machine()
    send(first, "company", COMPANY)
    answer = send(second, "company", {**COMPANY, "name": "Other"})
    assert answer.status_code == 409
    assert SetUpProgress.objects.get().answers["company"]["name"] == "Nova Hogar"


def test_taking_over_goes_on_where_the_other_was_and_shuts_them_out() -> None:
    first, second = at_the_machine(), at_the_machine()
    send(first, "company", COMPANY)
    second.post("/setup/take-over")
    assert second.get("/setup/").url == "/setup/administrator"
    assert send(first, "administrator", ADMINISTRATOR).status_code == 409
    assert not get_user_model().objects.exists()


def test_once_there_is_an_administrator_only_they_go_on() -> None:
    first, second = at_the_machine(), at_the_machine()
    send(first, "company", COMPANY)
    send(first, "administrator", ADMINISTRATOR)
    assert second.get("/setup/").status_code == 409
    second.post("/setup/take-over")
    assert second.get("/setup/brand").status_code == 409
    assert second.get("/account/login/").status_code == 200


def test_the_administrator_signs_in_elsewhere_and_finishes() -> None:
    first, elsewhere = at_the_machine(), from_the_network()
    send(first, "company", COMPANY)
    send(first, "administrator", ADMINISTRATOR)
    elsewhere.force_login(get_user_model().objects.get())
    assert elsewhere.get("/setup/").url == "/setup/brand"
    send(elsewhere, "brand", BRAND)
    assert elsewhere.get("/setup/").status_code == 302


def test_sent_twice_makes_one_administrator_and_one_company() -> None:
    client = at_the_machine()
    send(client, "company", COMPANY)
    send(client, "administrator", ADMINISTRATOR)
    assert send(client, "administrator", ADMINISTRATOR).url == "/setup/brand"
    send(client, "brand", BRAND)
    send(client, "team", TEAM)
    send(client, "finish", FINISH)
    assert send(client, "finish", FINISH).url == "/console/"
    assert get_user_model().objects.count() == 1


def test_programs_are_told_in_their_own_words() -> None:
    answer = Client().get("/api/v1/tickets")
    assert (answer.status_code, answer.json()["code"]) == (503, "not_set_up")
    assert answer["Content-Type"] == "application/problem+json"


def test_an_administrator_made_by_a_command_signs_in_and_finishes() -> None:
    ana = create_user(
        email="ana@example.com",
        name="Ana",
        password="una clave bien larga 2026",
        role_codes=["administrator"],
        by=SYSTEM,
        at=utc_now(),
    )
    stranger = at_the_machine()
    assert stranger.get("/desk/").headers["Location"].startswith("/account/login/")
    assert stranger.get("/setup/").status_code == 409
    client = from_the_network()
    client.force_login(ana)
    assert "/setup/" in client.get("/desk/").content.decode()
    assert send(client, "company", COMPANY).headers["Location"] == "/setup/brand"
    assert send(client, "brand", BRAND, go="back").headers["Location"] == "/setup/company"
    for step, answers in (("brand", BRAND), ("team", TEAM), ("finish", FINISH)):
        assert send(client, step, answers).status_code == 302
    assert is_set_up()
