"""A session that ended stays ended, whatever a browser still holds."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.test import Client

from tests.identity.people import PASSWORD, person

pytestmark = pytest.mark.django_db


def test_after_signing_out_the_old_cookie_opens_nothing(client: Client) -> None:
    cache.clear()
    person("ana@example.com", password=PASSWORD)
    client.post("/account/login/", {"login": "ana@example.com", "password": PASSWORD})
    stolen = client.cookies["atiende_session"].value
    assert client.get("/account/profile/").status_code == 200
    client.post("/account/logout/")
    thief = Client()
    thief.cookies["atiende_session"] = stolen
    assert thief.get("/account/profile/").status_code == 302


def test_a_made_up_session_is_nobodys(client: Client) -> None:
    for made_up in ("x" * 32, "", "../../x", "a" * 5000, "ñ", "' OR 1=1 --"):
        client.cookies["atiende_session"] = made_up
        assert client.get("/account/profile/").status_code == 302
