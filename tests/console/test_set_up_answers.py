"""What was typed is kept: going back, changing the language, breaking off, mistakes."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model

from atiende.organisation.models import Organisation, SetUpProgress
from tests.console.test_set_up_story import ADMINISTRATOR, BRAND, COMPANY, FINISH, TEAM, at_the_machine, send

pytestmark = [pytest.mark.django_db, pytest.mark.fresh_installation]


def test_back_keeps_what_was_typed_even_half_of_it() -> None:
    client = at_the_machine()
    send(client, "company", COMPANY)
    assert send(client, "administrator", {"name": "Ana", "email": "ana@"}, go="back").url == "/setup/company"
    assert 'value="ana@"' in client.get("/setup/administrator").content.decode()


def test_changing_the_language_keeps_everything_and_stores_no_password() -> None:
    client = at_the_machine()
    send(client, "company", COMPANY)
    answer = send(client, "administrator", ADMINISTRATOR, go="language:en")
    page = answer.content.decode()
    assert '<html lang="en"' in page
    assert all(f'value="{ADMINISTRATOR[name]}"' in page for name in ("name", "email", "password"))
    assert "no-store" in answer["Cache-Control"]
    assert ADMINISTRATOR["password"] not in str(SetUpProgress.objects.get().answers)


def test_broken_off_it_goes_on_at_the_same_step() -> None:
    client = at_the_machine()
    send(client, "company", COMPANY)
    again = at_the_machine()
    again.cookies = client.cookies
    assert again.get("/setup/").url == "/setup/administrator"
    assert again.get("/setup/team").url == "/setup/administrator"


def test_a_weak_password_is_refused_beside_its_field_and_the_rest_stays() -> None:
    client = at_the_machine()
    send(client, "company", COMPANY)
    answer = send(client, "administrator", {**ADMINISTRATOR, "password": "1234567890"})
    assert answer.status_code == 422
    assert "password" in answer.context["form"].errors
    assert f'value="{ADMINISTRATOR["email"]}"' in answer.content.decode()
    assert not get_user_model().objects.exists()


def test_wrong_addresses_of_colleagues_are_named() -> None:
    client = at_the_machine()
    for step, data in (("company", COMPANY), ("administrator", ADMINISTRATOR), ("brand", BRAND)):
        send(client, step, data)
    answer = send(client, "team", {**TEAM, "colleagues": "luis@novahogar.example\n<b>nobody</b>"})
    assert answer.status_code == 422
    assert "&lt;b&gt;nobody&lt;/b&gt;" in answer.content.decode()


def test_when_the_end_is_refused_nothing_of_it_happened() -> None:
    client = at_the_machine()
    for step, data in (
        ("company", COMPANY),
        ("administrator", ADMINISTRATOR),
        ("brand", BRAND),
        ("team", TEAM),
    ):
        send(client, step, data)
    answer = send(client, "finish", {**FINISH, "host": "not a host", "from_address": "a@b.example"})
    assert answer.status_code == 422
    assert not Organisation.objects.exists()
    assert send(client, "finish", FINISH).url == "/console/"


def test_names_with_script_in_them_stay_text() -> None:
    client = at_the_machine()
    send(client, "company", {**COMPANY, "name": "<script>alert(1)</script>\u202eNova"})
    page = client.get("/setup/administrator").content.decode()
    assert "<script>alert(1)" not in page
    assert "\u202e" not in page
