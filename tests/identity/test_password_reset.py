"""A forgotten password: the link travels by mail, works once, and tells nobody who has an account."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client, override_settings

from atiende.identity import jobs
from atiende.identity.actions.disable_user import disable_user
from atiende.identity.models import User
from atiende.kernel.actors import SYSTEM
from atiende.platform.models import OutgoingMail
from tests.identity.people import NOW, PASSWORD, person

pytestmark = pytest.mark.django_db
HOST = {"host": "evil.example", "accept-language": "en"}
NEW = "una frase nueva y larga"


@pytest.fixture
def ana(monkeypatch: pytest.MonkeyPatch) -> User:
    cache.clear()
    return person("ana@example.com", "administrator", name="Ana", password=PASSWORD, language="en")


@pytest.fixture
def deferred(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The jobs that were left behind, by the person's number."""
    left: list[int] = []
    monkeypatch.setattr(
        "atiende.identity.web.sign_in_forms.defer", lambda job, *, user_id: left.append(user_id)
    )
    return left


def ask(client: Client, email: str) -> Any:
    return client.post("/account/password/reset/", {"email": email}, headers=HOST)


def link() -> str:
    found = re.search(r"https://atiende\.example\.com(/\S+)", OutgoingMail.objects.latest("pk").text)
    assert found
    return found[1]


def test_known_and_unknown_addresses_take_the_same_way(
    client: Client, ana: User, deferred: list[int]
) -> None:
    known, unknown = ask(client, "Ana@example.com"), ask(client, "eva@example.com")
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert deferred == [ana.pk, 0]
    assert not OutgoingMail.objects.exists()


def test_nobody_is_written_to_for_an_unknown_or_disabled_account(ana: User) -> None:
    jobs.mail_password_reset(user_id=0)
    carlos = person("carlos@example.com")
    disable_user(user_id=carlos.pk, by=SYSTEM, at=NOW)
    jobs.mail_password_reset(user_id=carlos.pk)
    assert not OutgoingMail.objects.exists()


@override_settings(BASE_URL="https://atiende.example.com")
def test_the_link_is_ours_works_once_and_ends_sessions(client: Client, ana: User) -> None:
    elsewhere = Client()
    elsewhere.post("/account/login/", {"login": "ana@example.com", "password": PASSWORD})
    assert "_auth_user_id" in elsewhere.session
    jobs.mail_password_reset(user_id=ana.pk)
    path = link()
    form = client.get(path, headers=HOST, follow=True)
    where = form.request["PATH_INFO"]
    assert client.post(where, {"password1": "short"}, headers=HOST).status_code == 200
    assert client.post(where, {"password1": NEW}, headers=HOST).status_code == 302
    ana.refresh_from_db()
    assert ana.check_password(NEW)
    assert elsewhere.get("/account/profile/").status_code == 302
    again = Client().get(path, headers=HOST, follow=True).content.decode()
    assert "no longer works" in again


@override_settings(BASE_URL="https://atiende.example.com")
def test_a_reset_opens_a_closed_address_again(client: Client, ana: User) -> None:
    for _ in range(11):
        answer = client.post("/account/login/", {"login": "ana@example.com", "password": "wrong"})
    assert "15 min" in answer.content.decode()
    jobs.mail_password_reset(user_id=ana.pk)
    where = client.get(link(), follow=True).request["PATH_INFO"]
    client.post(where, {"password1": NEW})
    assert client.post("/account/login/", {"login": "ana@example.com", "password": NEW}).status_code == 302


@pytest.mark.parametrize("key", ["1-x", "zzzz-c0ffee-0", "0-set-password"])
def test_forged_links_lead_nowhere(client: Client, ana: User, key: str) -> None:
    answer = client.get(f"/account/password/reset/key/{key}/", headers=HOST, follow=True)
    assert answer.status_code == 200
    assert "no longer works" in answer.content.decode()


def test_the_warning_of_many_attempts_reaches_the_owner(ana: User) -> None:
    jobs.mail_warning_of_attempts(user_id=ana.pk)
    jobs.mail_warning_of_attempts(user_id=0)
    mail = OutgoingMail.objects.get()
    assert mail.to_address == "ana@example.com"
    assert "15 minutes" in mail.text
