"""The cookies that open doors: bound to the host over https, out of reach of scripts and of other sites."""

from __future__ import annotations

import runpy
from typing import Any

import pytest
from django.test import Client

from atiende.site import settings as settings_module
from tests.identity.people import PASSWORD, person


def settings_with(monkeypatch: pytest.MonkeyPatch, **environment: str) -> dict[str, Any]:
    """The settings as a process with these variables reads them."""
    for name in ("ATIENDE_BASE_URL", "ATIENDE_CERTIFICATE"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    return runpy.run_path(str(settings_module.__file__))


@pytest.mark.parametrize(
    "environment",
    [{"ATIENDE_BASE_URL": "https://care.example.com"}, {"ATIENDE_CERTIFICATE": "/data/tls/certificate.pem"}],
)
def test_over_https_they_are_bound_to_this_host(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str]
) -> None:
    made = settings_with(monkeypatch, **environment)
    for name in ("SESSION_COOKIE", "CSRF_COOKIE"):
        assert made[f"{name}_NAME"].startswith("__Host-")
        assert made[f"{name}_SECURE"] is True
        assert f"{name}_DOMAIN" not in made
        assert f"{name}_PATH" not in made


@pytest.mark.parametrize("environment", [{}, {"ATIENDE_BASE_URL": "http://care.example.com"}])
def test_over_plain_http_browsers_still_take_them(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str]
) -> None:
    made = settings_with(monkeypatch, **environment)
    assert made["SESSION_COOKIE_NAME"] == "atiende_session"
    assert made["CSRF_COOKIE_NAME"] == "atiende_csrf"
    assert made["SESSION_COOKIE_SECURE"] is made["CSRF_COOKIE_SECURE"] is False


@pytest.mark.django_db
def test_the_session_is_out_of_reach_of_scripts_and_other_sites(client: Client) -> None:
    person("ana@example.com", password=PASSWORD)
    client.post("/account/login/", {"login": "ana@example.com", "password": PASSWORD})
    cookie = client.cookies["atiende_session"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie["path"] == "/"
    assert cookie["domain"] == ""
    assert len(cookie.value) >= 32


@pytest.mark.django_db
def test_pages_set_no_other_cookie_than_these(client: Client) -> None:
    for path in ("/", "/account/login/", "/follow/", "/account/password/reset/"):
        client.get(path)
    assert set(client.cookies) <= {"atiende_csrf", "atiende_session", "atiende_language"}
