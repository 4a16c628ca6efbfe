"""A code of an app as the second step, recovery codes, and the help of an administrator when all is lost."""

from __future__ import annotations

import time
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache
from django.test import Client

from atiende.identity.actions.reset_second_factor import reset_second_factor
from atiende.identity.models import User
from atiende.kernel.refusals import NotPermitted
from atiende.platform.models import OutgoingMail
from tests.identity.passkeys import CREDENTIAL
from tests.identity.people import NOW, PASSWORD, acting, person

pytestmark = pytest.mark.django_db
HOST = {"host": "localhost", "accept-language": "en"}


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Stop the clock of codes at an instant, and move it."""
    cache.clear()
    instant = [1_800_000_000.0]
    monkeypatch.setattr(time, "time", lambda: instant[0])
    return instant


def code_of(secret: str, instant: float) -> str:
    return format_hotp_value(hotp_value(secret, int(instant) // 30))


def sign_in(client: Client, email: str = "ana@example.com") -> Any:
    return client.post("/account/login/", {"login": email, "password": PASSWORD}, headers=HOST)


def activate(client: Client, at: list[float]) -> str:
    """Set up an app as a person does; returns its secret."""
    sign_in(client)
    client.post("/account/reauthenticate/", {"password": PASSWORD}, headers=HOST)
    page = client.get("/account/2fa/totp/activate/", headers=HOST)
    secret = str(page.context["form"].secret)
    assert "data:image/svg" in page.content.decode()
    answer = client.post("/account/2fa/totp/activate/", {"code": code_of(secret, at[0])}, headers=HOST)
    assert answer.status_code == 302, answer.content
    return secret


@pytest.fixture
def ana(at: list[float]) -> User:
    return person("ana@example.com", "administrator", name="Ana", password=PASSWORD, language="en")


def test_the_password_alone_no_longer_opens(client: Client, ana: User, at: list[float]) -> None:
    secret = activate(client, at)
    visitor = Client()
    assert sign_in(visitor)["Location"].startswith("/account/2fa/authenticate/")
    assert "_auth_user_id" not in visitor.session
    wrong = visitor.post("/account/2fa/authenticate/", {"code": "000000"}, headers=HOST)
    assert "not right" in wrong.content.decode()
    at[0] += 60
    right = visitor.post("/account/2fa/authenticate/", {"code": code_of(secret, at[0])}, headers=HOST)
    assert right["Location"] == "/desk/"


def test_a_code_works_once(client: Client, ana: User, at: list[float]) -> None:
    secret = activate(client, at)
    at[0] += 60
    code = code_of(secret, at[0])
    for visitor, is_in in ((Client(), True), (Client(), False)):
        sign_in(visitor)
        visitor.post("/account/2fa/authenticate/", {"code": code}, headers=HOST)
        assert ("_auth_user_id" in visitor.session) is is_in


def test_old_codes_are_refused(client: Client, ana: User, at: list[float]) -> None:
    secret = activate(client, at)
    old = code_of(secret, at[0])
    at[0] += 300
    visitor = Client()
    sign_in(visitor)
    visitor.post("/account/2fa/authenticate/", {"code": old}, headers=HOST)
    assert "_auth_user_id" not in visitor.session


def test_codes_cannot_be_guessed_for_long(client: Client, ana: User, at: list[float]) -> None:
    secret = activate(client, at)
    visitor = Client()
    sign_in(visitor)
    for number in range(15):
        visitor.post("/account/2fa/authenticate/", {"code": f"{number:06}"}, headers=HOST)
    visitor.post("/account/2fa/authenticate/", {"code": code_of(secret, at[0] + 30)}, headers=HOST)
    assert "_auth_user_id" not in visitor.session


def test_secrets_are_sealed_in_the_database(client: Client, ana: User, at: list[float]) -> None:
    secret = activate(client, at)
    kept = {a.type: str(a.data) for a in Authenticator.objects.all()}
    assert set(kept) == {"totp", "recovery_codes"}
    assert secret not in kept["totp"]
    assert "k1:" in kept["totp"]
    assert "k1:" in kept["recovery_codes"]


def test_a_recovery_code_opens_once(client: Client, ana: User, at: list[float]) -> None:
    activate(client, at)
    page = client.get("/account/2fa/recovery-codes/", headers=HOST)
    codes = page.context["unused_codes"]
    assert len(codes) == 10
    for visitor, is_in in ((Client(), True), (Client(), False)):
        sign_in(visitor)
        visitor.post("/account/2fa/authenticate/", {"code": codes[0]}, headers=HOST)
        assert ("_auth_user_id" in visitor.session) is is_in


def test_changing_it_asks_again_who_it_is(client: Client, ana: User, at: list[float]) -> None:
    sign_in(client)
    for path in ("2fa/totp/activate/", "2fa/webauthn/add/", "email/", "tokens/new/"):
        typed = {"email": "otra@example.com", "action_add": ""}
        answer = client.post(f"/account/{path}", typed, headers=HOST)
        assert answer.status_code == 302
        assert "reauthenticate" in answer["Location"], path


def test_who_has_a_passkey_is_asked_for_it_again(client: Client, ana: User) -> None:
    sign_in(client)
    Authenticator.objects.create(user=ana, type="webauthn", data={"name": "Key", "credential": CREDENTIAL})
    page = client.get("/account/2fa/webauthn/reauthenticate/", headers=HOST)
    assert page.status_code == 200
    asked = page.context["js_data"]["request_options"]["publicKey"]
    assert [one["id"] for one in asked["allowCredentials"]] == [CREDENTIAL["id"]]


@pytest.mark.parametrize(
    "kept", [{}, {"credential": {}}, {"credential": {**CREDENTIAL, "response": {}}}, {"credential": 5}]
)
def test_a_damaged_passkey_bars_neither_another_one_nor_a_code(
    client: Client, ana: User, at: list[float], kept: dict[str, Any]
) -> None:
    secret = activate(client, at)
    Authenticator.objects.create(user=ana, type="webauthn", data={"name": "Damaged", **kept})
    Authenticator.objects.create(user=ana, type="webauthn", data={"name": "Key", "credential": CREDENTIAL})
    page = client.get("/account/2fa/webauthn/reauthenticate/", headers=HOST)
    assert page.status_code == 200
    asked = page.context["js_data"]["request_options"]["publicKey"]
    assert [one["id"] for one in asked["allowCredentials"]] == [CREDENTIAL["id"]]
    assert client.get("/account/security/", headers=HOST).status_code == 200
    assert client.get("/account/2fa/webauthn/add/", headers=HOST).status_code == 200
    at[0] += 60
    visitor = Client()
    sign_in(visitor)
    assert visitor.get("/account/2fa/authenticate/", headers=HOST).status_code == 200
    visitor.post("/account/2fa/authenticate/", {"code": code_of(secret, at[0])}, headers=HOST)
    assert "_auth_user_id" in visitor.session


def test_who_has_only_a_damaged_passkey_is_not_let_in_by_the_password_alone(
    client: Client, ana: User
) -> None:
    Authenticator.objects.create(user=ana, type="webauthn", data={"name": "Damaged", "credential": {}})
    assert sign_in(client).status_code == 302
    assert client.get("/account/2fa/authenticate/", headers=HOST).status_code == 200
    assert "_auth_user_id" not in client.session


def test_the_person_is_told_by_mail(
    client: Client, ana: User, at: list[float], django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        activate(client, at)
    subjects = list(OutgoingMail.objects.values_list("subject", flat=True))
    assert "An authenticator app was added" in subjects


def test_an_administrator_helps_who_lost_everything(client: Client, ana: User, at: list[float]) -> None:
    activate(client, at)
    other = acting(person("bea@example.com", "administrator", name="Bea"))
    with pytest.raises(NotPermitted):
        reset_second_factor(user_id=ana.pk, by=acting(ana), at=NOW)
    reset_second_factor(user_id=ana.pk, by=other, at=NOW)
    assert not Authenticator.objects.exists()
    assert client.get("/account/profile/", headers=HOST).status_code == 302
    assert sign_in(Client())["Location"] == "/desk/"
    assert "Bea" in OutgoingMail.objects.latest("pk").text
