"""Strangers see what is on this list and nothing else: all other addresses ask them to sign in or do not know them."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model
from django.urls import URLPattern, URLResolver, get_resolver

PUBLIC = {
    "/": "the customers' portal",
    "/follow/": "asks for the number and the key of a case",
    "/follow/1/": "a case, for who showed its key; else as /follow/",
    "/follow/1/files/1": "a file of it, likewise",
    "/follow/1/quotes/1/": "an offer in it, likewise",
    "/received/": "the receipt, for the browser that sent the form",
    "/language/": "the choice of a language",
    "/ui/offline": "what the browser shows without a network",
    "/manifest.webmanifest": "how the program is installed on a phone",
    "/sw.js": "how the program is installed on a phone",
    "/healthz": "the process is alive",
    "/readyz": "the program is ready to serve",
    "/account/login/": "signing in",
    "/account/logout/": "signing out",
    "/account/signup/": "says that people come by invitation",
    "/api/v1/docs": "the readable page of the API",
    "/api/v1/openapi.json": "the description of the API",
    "/brand.css": "the colours of the brand whose portal it is",
    "/help/": "what a brand tells everybody",
    "/help/1/": "an article of it",
    "/account/inactive/": "says that an account is disabled",
    "/account/password/reset/": "asking for a new password",
    "/account/password/reset/done/": "says that a mail is on its way",
    "/account/password/reset/key/done/": "says that the password was changed",
    "/account/confirm-email/": "says that a mail is on its way",
    "/account/2fa/authenticate/": "the second step of signing in",
    "/account/login/code/confirm/": "the second step of signing in",
    "/account/invitation/1/": "an invitation, known by its token",
    "/account/3rdparty/login/cancelled/": "says that single sign-on was broken off",
    "/account/3rdparty/login/error/": "says that single sign-on failed",
    "/account/2fa/webauthn/login/": "the challenge for a passkey",
}
ASKS_TO_SIGN_IN = {301, 302, 401, 403, 404, 405, 410}


def addresses() -> list[str]:
    """Every address of the program, with 1 or a word where a parameter stands."""
    return sorted({address for address in _walk(get_resolver().url_patterns, "/") if "(?P" not in address})


def _walk(patterns, prefix):
    for pattern in patterns:
        part = str(pattern.pattern).lstrip("^").rstrip("$").replace("\\Z", "")
        address = prefix + _filled(part)
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns, address)
        elif isinstance(pattern, URLPattern):
            yield address


def _filled(part: str) -> str:
    while "<" in part:
        before, _, rest = part.partition("<")
        name, _, after = rest.partition(">")
        part = before + ("00000000-0000-0000-0000-000000000000" if name.startswith("uuid:") else "1") + after
    return part


@pytest.fixture
def stranger(client, db):
    client.raise_request_exception = False
    return client


def test_a_stranger_gets_no_further_than_the_public_addresses(stranger):
    opened = []
    for address in addresses():
        if address in PUBLIC:
            continue
        response = stranger.get(address)
        if response.status_code not in ASKS_TO_SIGN_IN:
            opened.append((address, response.status_code))
    assert opened == []


def test_where_a_stranger_is_sent_is_the_sign_in_page(stranger):
    elsewhere = []
    for address in addresses():
        response = stranger.get(address)
        if response.status_code in {301, 302} and address.startswith(("/desk/", "/console/")):
            target = response["Location"]
            if not target.startswith("/account/login/"):
                elsewhere.append((address, target))
    assert elsewhere == []


def test_nobody_signs_up_by_themselves(stranger):
    words = {"email": "a@xyz.example", "password1": "a long sentence 42", "password2": "a long sentence 42"}
    stranger.post("/account/signup/", words)
    assert not get_user_model().objects.exists()


def test_a_stranger_changes_nothing(stranger):
    """POST without signing in: refused everywhere behind the desk, the console and the account."""
    taken = []
    for address in addresses():
        if address in PUBLIC or not address.startswith(("/desk/", "/console/", "/account/")):
            continue
        response = stranger.post(address)
        if response.status_code not in ASKS_TO_SIGN_IN:
            taken.append((address, response.status_code))
    assert taken == []
