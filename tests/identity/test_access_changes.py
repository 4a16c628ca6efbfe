"""A change of the way into an account and its audit entry stand or fall together."""

from __future__ import annotations

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.db import DatabaseError
from django.test import Client

from atiende.identity.models import User
from atiende.platform.audit import record
from atiende.platform.models import AuditEntry, OutgoingMail
from tests.identity.people import PASSWORD, person
from tests.identity.test_second_factor import HOST, activate, at, code_of, sign_in

__all__ = ["at"]
pytestmark = pytest.mark.django_db(transaction=True)
NEW_PASSWORD = "once loros callan"


@pytest.fixture
def ana(at: list[float]) -> User:
    return person("ana@example.com", "administrator", name="Ana", password=PASSWORD, language="en")


@pytest.fixture
def audit_fails(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Once asked to, entries of one verb cannot be written."""

    def fail(verb: str) -> None:
        def refuse(**entry: Any) -> None:
            if entry["verb"] == verb:
                raise DatabaseError("no room for an entry")
            record(**entry)

        monkeypatch.setattr("atiende.identity.actions.record_security_change.record", refuse)

    return fail


def visitor() -> Client:
    client = Client(raise_request_exception=False)
    sign_in(client)
    client.post("/account/reauthenticate/", {"password": PASSWORD}, headers=HOST)
    return client


def kinds() -> set[str]:
    return set(Authenticator.objects.values_list("type", flat=True))


def entries(verb: str) -> int:
    return AuditEntry.objects.filter(verb=verb).count()


def test_an_app_is_not_added_when_the_audit_cannot_say_so(
    ana: User, at: list[float], audit_fails: Any
) -> None:
    client = visitor()
    secret = str(client.get("/account/2fa/totp/activate/", headers=HOST).context["form"].secret)
    audit_fails("identity.totp_activated")
    typed = {"code": code_of(secret, at[0])}
    assert client.post("/account/2fa/totp/activate/", typed, headers=HOST).status_code == 500
    assert kinds() == set()
    assert not OutgoingMail.objects.exists()


def test_recovery_codes_are_not_replaced_when_the_audit_cannot_say_so(
    ana: User, at: list[float], audit_fails: Any
) -> None:
    client = Client(raise_request_exception=False)
    activate(client, at)
    before = Authenticator.objects.get(type="recovery_codes")
    audit_fails("identity.recovery_codes_made")
    assert client.post("/account/2fa/recovery-codes/generate/", headers=HOST).status_code == 500
    after = Authenticator.objects.get(type="recovery_codes")
    assert (after.pk, after.data) == (before.pk, before.data)


def test_an_app_is_not_removed_when_the_audit_cannot_say_so(
    ana: User, at: list[float], audit_fails: Any
) -> None:
    client = Client(raise_request_exception=False)
    activate(client, at)
    audit_fails("identity.totp_removed")
    assert client.post("/account/2fa/totp/deactivate/", headers=HOST).status_code == 500
    assert kinds() == {"totp", "recovery_codes"}


def test_a_password_is_not_changed_when_the_audit_cannot_say_so(
    ana: User, at: list[float], audit_fails: Any
) -> None:
    client = visitor()
    typed = {"oldpassword": PASSWORD, "password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
    audit_fails("identity.password_changed")
    assert client.post("/account/password/change/", typed, headers=HOST).status_code == 500
    ana.refresh_from_db()
    assert ana.check_password(PASSWORD)


def test_each_change_is_told_once(ana: User, at: list[float]) -> None:
    client = Client()
    activate(client, at)
    client.post("/account/2fa/recovery-codes/generate/", headers=HOST)
    client.post("/account/2fa/totp/deactivate/", headers=HOST)
    client.post(
        "/account/password/change/",
        {"oldpassword": PASSWORD, "password1": NEW_PASSWORD, "password2": NEW_PASSWORD},
        headers=HOST,
    )
    verbs = ("totp_activated", "recovery_codes_made", "totp_removed", "password_changed")
    assert {verb: entries(f"identity.{verb}") for verb in verbs} == dict.fromkeys(verbs, 1)
    assert OutgoingMail.objects.filter(kind__startswith="identity").count() == 4
