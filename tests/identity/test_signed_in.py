"""Who is signed in comes along with the session; what was taken away since is gone at the next request."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from allauth.usersessions.models import UserSession
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from atiende.identity.models import RoleAssignment, User
from atiende.identity.queries import read_along, signed_in
from atiende.identity.sessions import SessionStore
from tests.identity.people import PASSWORD, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana() -> User:
    cache.clear()
    return person("ana@example.com", "administrator", name="Ana", password=PASSWORD, language="en")


@pytest.fixture
def client(ana: User) -> Client:
    client = Client()
    client.post("/account/login/", {"login": ana.email, "password": PASSWORD})
    return client


def store_of(client: Client) -> SessionStore:
    return SessionStore(client.session.session_key)


def who_is_in(client: Client) -> str:
    page = client.get("/account/profile/")
    return page.content.decode() if page.status_code == 200 else ""


def test_session_person_grants_and_second_step_are_one_query(ana: User, client: Client) -> None:
    store = store_of(client)
    with CaptureQueriesContext(connection) as asked:
        found = store.person()
    assert found == ana
    assert found is not None
    assert found.held_grants is not None
    assert "people.manage" in found.held_grants
    assert found.held_second_factor is False
    assert len(asked) == 1


def test_a_right_taken_away_is_gone_at_the_next_request(client: Client) -> None:
    assert client.get("/desk/ui-kit/").status_code == 200
    RoleAssignment.objects.all().delete()
    assert client.get("/desk/ui-kit/").status_code == 403


def test_the_disabled_are_out_at_the_next_request(ana: User, client: Client) -> None:
    assert who_is_in(client)
    User.objects.filter(pk=ana.pk).update(is_active=False)
    assert not who_is_in(client)


def test_another_password_ends_the_session(ana: User, client: Client) -> None:
    ana.set_password(PASSWORD + " otra")
    ana.save()
    assert store_of(client).person() is None
    assert not who_is_in(client)


def test_a_row_that_names_somebody_else_changes_nobody(ana: User, client: Client) -> None:
    eva = person("eva@example.com", "administrator", name="Eva", password=PASSWORD)
    UserSession.objects.filter(session_key=client.session.session_key).update(user=eva)
    assert store_of(client).person() is None
    assert "ana@example.com" in who_is_in(client)
    assert "eva@example.com" not in who_is_in(client)


def test_a_session_that_nobody_noted_down_still_counts(ana: User, client: Client) -> None:
    UserSession.objects.all().delete()
    assert "ana@example.com" in who_is_in(client)


def test_an_ended_or_unknown_session_is_nobody(client: Client) -> None:
    key = client.session.session_key
    client.session.delete()
    assert SessionStore(key).person() is None
    assert SessionStore("unknown").person() is None
    assert SessionStore().person() is None
    assert not who_is_in(client)


def test_what_a_room_asks_for_later_comes_along_too(ana: User, client: Client, monkeypatch) -> None:
    assert "letters" not in store_read(client)
    monkeypatch.setattr(signed_in, "_along", dict(signed_in._along))
    read_along("letters", "(SELECT length(person.name))")
    try:
        assert store_read(client)["letters"] == len(ana.name)
    finally:
        monkeypatch.undo()
        signed_in._asked.cache_clear()
        signed_in._of_id.cache_clear()
        signed_in._of_session.cache_clear()


def store_read(client: Client) -> Mapping[str, object]:
    found = store_of(client).person()
    assert found is not None
    return found.read_along
