"""Passkeys, made and used in a real browser with its virtual authenticator."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser import csp_violations
from tests.identity.people import PASSWORD, person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def page(house: Any, new_context: Callable[..., BrowserContext]) -> Page:
    """A browser on `localhost`: passkeys are not allowed on bare numbers."""
    cache.clear()
    context = new_context(
        base_url=house.url.replace("127.0.0.1", "localhost"), locale="en", service_workers="block"
    )
    return context.new_page()


def plug_in_authenticator(page: Page) -> tuple[Any, str]:
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    answer = session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return session, answer["authenticatorId"]


def sign_in(page: Page) -> None:
    page.goto("/account/login/?next=/account/security/")
    page.get_by_label("Work email").fill("ana@example.com")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url("**/account/security/")


def make_passkey(page: Page, name: str) -> None:
    page.goto("/account/2fa/webauthn/add/")
    if "reauthenticate" in page.url:
        page.get_by_label("Password", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Confirm").click()
    page.get_by_label("Name").fill(name)
    page.get_by_role("button", name="Create the passkey").click()
    page.wait_for_url("**/account/2fa/recovery-codes/**")


def test_make_a_passkey_sign_out_and_in_with_it(page: Page) -> None:
    person("ana@example.com", "administrator", name="Ana", password=PASSWORD, language="en")
    stopped = csp_violations(page)
    session, authenticator = plug_in_authenticator(page)
    sign_in(page)
    make_passkey(page, "My <b>telephone</b>")
    expect(page.locator(".codes li")).to_have_count(10)
    page.goto("/account/security/")
    expect(page.get_by_text("My <b>telephone</b>", exact=True)).to_be_visible()
    kept = session.send("WebAuthn.getCredentials", {"authenticatorId": authenticator})["credentials"]
    assert [credential["isResidentCredential"] for credential in kept] == [True]

    page.context.clear_cookies()
    page.goto("/account/login/?next=/account/profile/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url("**/account/profile/")
    expect(page.get_by_label("Name")).to_have_value("Ana")
    assert stopped == []


@pytest.mark.slow
def test_a_passkey_also_is_the_second_step_after_a_password(page: Page) -> None:
    person("ana@example.com", "administrator", name="Ana", password=PASSWORD, language="en")
    plug_in_authenticator(page)
    sign_in(page)
    make_passkey(page, "Key")
    page.context.clear_cookies()
    page.goto("/account/login/")
    page.get_by_label("Work email").fill("ana@example.com")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url("**/account/2fa/authenticate/")
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url("**/desk/**")


@pytest.mark.slow
def test_rename_and_remove(page: Page) -> None:
    person("ana@example.com", "administrator", name="Ana", password=PASSWORD, language="en")
    plug_in_authenticator(page)
    sign_in(page)
    make_passkey(page, "Key")
    page.goto("/account/security/")
    page.get_by_role("link", name="Rename Key").click()
    page.get_by_label("Name").fill("Office")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="Remove Office").click()
    page.get_by_role("button", name="Remove").click()
    page.goto("/account/security/")
    expect(page.get_by_text("Office")).to_have_count(0)


@pytest.mark.slow
def test_without_the_device_it_says_so_and_the_password_still_works(page: Page) -> None:
    person("ana@example.com", "administrator", name="Ana", password=PASSWORD, language="en")
    session, authenticator = plug_in_authenticator(page)
    session.send("WebAuthn.setUserVerified", {"authenticatorId": authenticator, "isUserVerified": False})
    page.goto("/account/login/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.locator("[data-passkey-problem]")).to_be_visible()
    sign_in(page)


@pytest.mark.parametrize(
    ("host", "offered"),
    [("localhost", True), ("127.0.0.1", False), ("192.168.1.20:8000", False), ("atiende.lan", False)],
)
def test_over_plain_http_on_a_network_it_is_not_offered_and_says_why(host: str, offered: bool) -> None:
    text = Client().get("/account/login/", headers={"host": host, "accept-language": "en"}).content.decode()
    assert ("Sign in with a passkey" in text) is offered
    assert ("https://" in text) is not offered
