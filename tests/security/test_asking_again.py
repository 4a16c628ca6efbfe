"""Before something delicate one shows again who one is; fields of passwords work with what fills them in."""

from __future__ import annotations

import re

import pytest
from django.core.cache import cache
from django.test import Client

from atiende.identity.models import User
from tests.identity.people import PASSWORD, person

pytestmark = pytest.mark.django_db
DELICATE = (
    "2fa/totp/activate/",
    "2fa/totp/deactivate/",
    "2fa/recovery-codes/generate/",
    "2fa/webauthn/add/",
    "email/",
    "tokens/new/",
)


@pytest.fixture
def ana(client: Client) -> User:
    cache.clear()
    user = person("ana@example.com", "administrator", name="Ana", password=PASSWORD)
    client.post("/account/login/", {"login": "ana@example.com", "password": PASSWORD})
    return user


def some_minutes_later(client: Client) -> None:
    session = client.session
    for record in session["account_authentication_methods"]:
        record["at"] -= 6 * 60
    session.save()


@pytest.mark.parametrize("path", DELICATE)
def test_delicate_pages_ask_again_who_it_is(client: Client, ana: User, path: str) -> None:
    some_minutes_later(client)
    answer = client.post(f"/account/{path}", {"email": "otra@example.com", "action_add": ""})
    assert answer.status_code in {302, 404}  # 404: there is nothing of the kind to take away
    if answer.status_code == 302:
        assert "reauthenticate" in answer["Location"]


def test_changing_the_password_asks_for_the_present_one(client: Client, ana: User) -> None:
    for present in ("", "another one entirely"):
        client.post("/account/password/change/", {"oldpassword": present, "password1": "siete ranas beben"})
    ana.refresh_from_db()
    assert ana.check_password(PASSWORD)


def test_fields_of_passwords_work_with_managers(client: Client, ana: User) -> None:
    change = client.get("/account/password/change/").content.decode()
    assert 'autocomplete="current-password"' in change
    assert 'autocomplete="new-password"' in change
    entrance = Client().get("/account/login/").content.decode()
    assert 'autocomplete="current-password"' in entrance
    fields = re.findall(r'<input[^>]*type="password"[^>]*>', change + entrance)
    assert len(fields) == 3
    assert not any('autocomplete="off"' in field or "onpaste" in field for field in fields)
