"""Signing in with the company's account, against a real provider of OpenID Connect in a process of its own."""

from __future__ import annotations

import http.server
import json
import socket
import subprocess
import sys
import threading
import time
import urllib.parse
from collections.abc import Iterator
from typing import Any

import pytest
import requests
from django.core.cache import cache
from django.test import Client
from django.utils import translation

from atiende.identity.actions.check_single_sign_on import check_single_sign_on
from atiende.identity.actions.configure_single_sign_on import configure_single_sign_on
from atiende.identity.actions.disable_user import disable_user
from atiende.identity.errors import GrantNotHeld, ProviderUnusable
from atiende.identity.models import SingleSignOn, User
from atiende.identity.queries import grants_of
from atiende.kernel.actors import SYSTEM, Actor
from atiende.kernel.refusals import InvalidInput, NotPermitted
from atiende.platform.secrets import key_id_of
from tests.identity.people import NOW, acting, person

pytestmark = [pytest.mark.django_db, pytest.mark.process]

ENTRIES = ("authorization_endpoint", "token_endpoint", "jwks_uri", "userinfo_endpoint")
PEOPLE = [
    {"sub": "1", "email": "carlos@novahogar.example", "email_verified": True, "name": "Carlos Ruiz"},
    {"sub": "2", "email": "nuevo@novahogar.example", "email_verified": True, "name": "Nuevo <script>"},
    {"sub": "3", "email": "eva@elsewhere.example", "email_verified": True, "name": "Eva"},
    {"sub": "4", "email": "sinverificar@novahogar.example", "email_verified": False, "name": "Sin"},
    {"sub": "5", "email": "jefa@novahogar.example", "email_verified": False, "name": "Falsa"},
]


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    users = [option for one in PEOPLE for option in ("--user-claims", json.dumps(one))]
    provider = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", str(port), *users],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{address}/.well-known/openid-configuration")
        yield address
    finally:
        provider.terminate()
        provider.wait(10)


def _wait_for(address: str) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            requests.get(address, timeout=1)
            return
        except requests.RequestException:
            time.sleep(0.05)
    raise AssertionError("the provider did not start")


@pytest.fixture
def admin() -> Actor:
    cache.clear()
    return acting(person("ana@example.com", "administrator"))


def _configure(by: Actor, issuer: str, /, **more: Any) -> SingleSignOn:
    given: dict[str, Any] = {
        "name": "Nova Hogar",
        "issuer": issuer,
        "client_id": "atiende",
        "secret": "very secret words",
        "allowed_domains": ["novahogar.example"],
        **more,
    }
    return configure_single_sign_on(**given, by=by, at=NOW)


def _come_back(client: Client, sub: str) -> Any:
    """Go to the provider as a browser does, choose a person there, and come back with the code."""
    start = client.get("/account/oidc/company/login/", headers={"host": "localhost"})
    assert start.status_code == 302, start.content
    chosen = requests.post(start["Location"], data={"sub": sub}, allow_redirects=False, timeout=5)
    back = urllib.parse.urlsplit(chosen.headers["Location"])
    return client.get(f"{back.path}?{back.query}", headers={"host": "localhost"})


def test_a_colleague_comes_in_by_the_verified_address(client: Client, admin: Actor, issuer: str) -> None:
    carlos = person("carlos@novahogar.example")
    _configure(admin, issuer)
    answer = _come_back(client, "1")
    assert answer["Location"] == "/desk/"
    assert client.session["_auth_user_id"] == str(carlos.pk)


def test_the_button_names_the_company(client: Client, admin: Actor, issuer: str) -> None:
    assert "oidc/company" not in client.get("/account/login/").content.decode()
    _configure(admin, issuer)
    page = client.get("/account/login/", headers={"accept-language": "en"}).content.decode()
    assert "Sign in with the account of Nova Hogar" in page
    _configure(admin, issuer, is_enabled=False)
    assert "oidc/company" not in client.get("/account/login/").content.decode()
    assert client.get("/account/oidc/company/login/").status_code == 404


def test_newcomers_get_an_account_only_when_configured(client: Client, admin: Actor, issuer: str) -> None:
    _configure(admin, issuer)
    assert _come_back(client, "2").status_code == 200
    assert not User.objects.filter(email="nuevo@novahogar.example").exists()
    _configure(admin, issuer, creates_users=True, role_code="light_agent")
    assert _come_back(client, "2").status_code == 302
    user = User.objects.get(email="nuevo@novahogar.example")
    assert user.name == "Nuevo <script>"
    assert grants_of(user.pk) == {"tickets.read", "tickets.note"}
    assert not user.has_usable_password()


@pytest.mark.parametrize("sub", ["3", "4"], ids=["other domain", "not verified"])
def test_strangers_get_no_account(client: Client, admin: Actor, issuer: str, sub: str) -> None:
    _configure(admin, issuer, creates_users=True, role_code="agent")
    before = User.objects.count()
    _come_back(client, sub)
    assert User.objects.count() == before
    assert "_auth_user_id" not in client.session


def test_an_address_that_is_not_verified_opens_nobodys_account(
    client: Client, admin: Actor, issuer: str
) -> None:
    person("jefa@novahogar.example", "administrator")
    _configure(admin, issuer, creates_users=True, role_code="agent")
    _come_back(client, "5")
    assert "_auth_user_id" not in client.session


def test_a_disabled_person_stays_out(client: Client, admin: Actor, issuer: str) -> None:
    carlos = person("carlos@novahogar.example")
    _configure(admin, issuer)
    disable_user(user_id=carlos.pk, by=SYSTEM, at=NOW)
    _come_back(client, "1")
    assert "_auth_user_id" not in client.session


def test_a_forged_state_is_refused(client: Client, admin: Actor, issuer: str) -> None:
    person("carlos@novahogar.example")
    _configure(admin, issuer)
    client.get("/account/oidc/company/login/", headers={"host": "localhost"})
    answer = client.get(
        "/account/oidc/company/login/callback/?code=x&state=forged", headers={"host": "localhost"}
    )
    assert "_auth_user_id" not in client.session
    assert answer.status_code < 500


def test_the_secret_is_sealed_and_kept_when_not_typed_again(admin: Actor, issuer: str) -> None:
    provider = _configure(admin, issuer)
    assert "very secret" not in provider.sealed_secret
    assert key_id_of(provider.sealed_secret) == 1
    assert _configure(admin, issuer, secret=None).sealed_secret == provider.sealed_secret
    assert _configure(admin, issuer, secret="").sealed_secret == ""


def test_only_who_manages_settings_and_people_configures(admin: Actor, issuer: str) -> None:
    with pytest.raises(NotPermitted):
        _configure(acting(person("carlos@example.com", "supervisor")), issuer)
    partial = Actor(id=7, label="P", grants=frozenset({"settings.manage", "people.manage"}))
    with pytest.raises(GrantNotHeld):
        _configure(partial, issuer, creates_users=True, role_code="administrator")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("issuer", "http://sso.example.com"),
        ("issuer", "file:///etc/passwd"),
        ("issuer", "https://user:pass@sso.example.com"),
        ("issuer", "https://[sso.example.com"),
        ("issuer", "https://sso.example.com:puerto"),
        ("issuer", "https://sso.example.com/" + "x" * 500),
        ("client_id", " "),
        ("name", ""),
        ("allowed_domains", ["not a domain"]),
    ],
)
def test_bad_settings_name_their_field(admin: Actor, issuer: str, field: str, value: object) -> None:
    with pytest.raises(InvalidInput) as refused:
        _configure(admin, issuer, **{field: value})
    assert list(refused.value.fields) == [field]


def test_checking_says_what_is_wrong(admin: Actor, issuer: str) -> None:
    check_single_sign_on(issuer=issuer, by=admin, at=NOW)
    with pytest.raises(ProviderUnusable, match="404"):
        check_single_sign_on(issuer=f"{issuer}/realms/none", by=admin, at=NOW)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with pytest.raises(ProviderUnusable, match="connection"):
        check_single_sign_on(issuer=f"http://127.0.0.1:{port}", by=admin, at=NOW)
    with pytest.raises(NotPermitted):
        check_single_sign_on(issuer=issuer, by=acting(person("c@example.com")), at=NOW)


@pytest.mark.parametrize(
    ("document", "words"),
    [
        ("<html>", "cannot be read"),
        ("[]", "cannot be read"),
        ("{}", "authorization_endpoint"),
        (json.dumps({"issuer": "https://other.example", **dict.fromkeys(ENTRIES, "x")}), "other.example"),
    ],
)
def test_checking_explains_a_strange_description(admin: Actor, document: str, words: str) -> None:
    class Strange(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(document.encode())

        def log_message(self, *_args: object) -> None: ...

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Strange) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with pytest.raises(ProviderUnusable) as refused:
            check_single_sign_on(issuer=f"http://127.0.0.1:{server.server_port}", by=admin, at=NOW)
        server.shutdown()
    assert words in str(refused.value)


def test_a_provider_that_is_down_is_explained(client: Client, admin: Actor) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    _configure(admin, f"http://127.0.0.1:{port}")
    answer = client.get(
        "/account/oidc/company/login/", headers={"host": "localhost", "accept-language": "en"}
    )
    assert answer.status_code == 502
    assert "did not let you in" in answer.content.decode()
