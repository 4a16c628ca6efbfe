"""Each page of the console: the administrator opens it, the auditor only reads, agents and strangers do not."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from atiende.console.pages import PAGES
from atiende.platform.models.audit import AuditEntry
from tests.browser import session_of

pytestmark = pytest.mark.django_db

READ_BY_AUDITORS = {"console:audit", "console:about"}
WITHOUT_PARAMETERS = [page.url_name for page in PAGES]


def signed_in(role: str) -> Client:
    client = Client()
    client.cookies["atiende_session"] = session_of(role)
    return client


@pytest.mark.parametrize("name", [*WITHOUT_PARAMETERS, "console:home", "console:replay"])
def test_the_administrator_opens_every_page(name: str) -> None:
    assert signed_in("administrator").get(reverse(name)).status_code == 200


@pytest.mark.parametrize("name", WITHOUT_PARAMETERS)
def test_an_auditor_opens_only_what_is_for_reading(name: str) -> None:
    expected = 200 if name in READ_BY_AUDITORS else 403
    assert signed_in("auditor").get(reverse(name)).status_code == expected


def test_an_agent_learns_what_is_missing_and_whom_to_ask() -> None:
    session_of("administrator")
    answer = signed_in("agent").get(reverse("console:audit"), headers={"Accept-Language": "en"})
    assert answer.status_code == 403
    assert "Ana Beltrán" in answer.content.decode()


def test_a_stranger_is_asked_to_sign_in() -> None:
    assert Client().get(reverse("console:audit")).url.startswith("/account/login/")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("console:stuck_retry", {"aggregate": "agent:1", "handler": "x"}),
        ("console:stuck_skip", {"event_id": "1", "handler": "x", "reason": "wrong_event"}),
        ("console:mail_server", {"host": "mail.example", "port": "25", "security": "none"}),
    ],
)
def test_an_auditor_changes_nothing(name: str, data: dict[str, str]) -> None:
    auditor = signed_in("auditor")
    before = AuditEntry.objects.filter(outcome="done").count()
    assert auditor.post(reverse(name), data).status_code == 403
    assert AuditEntry.objects.filter(outcome="done").count() == before
