"""No address sends anybody to another site, whatever an address or a form asks for."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from django.core.cache import cache
from django.test import Client

from tests.browser import session_of
from tests.identity.people import PASSWORD, person
from tests.security.addresses import every_address

pytestmark = pytest.mark.django_db
ASKED_BY = ("next", "back", "url", "return", "return_to", "redirect", "continue", "go", "page")
ELSEWHERE = (
    "https://elsewhere.example/",
    "//elsewhere.example/",
    "/\\elsewhere.example/",
    "https:elsewhere.example",
    "javascript:alert(1)",
    "\thttps://elsewhere.example",
    "https://testserver@elsewhere.example/",
)
ASK = {"ui:preferences", "languages:choose", "account_login", "account_logout", "account_reauthenticate"}


def leads_away(answer: object) -> bool:
    location = answer.headers.get("Location", "") or answer.headers.get("HX-Redirect", "")  # type: ignore[attr-defined]
    parts = urlsplit(location.strip())
    is_odd = location.startswith(("//", "/\\", "\\")) or parts.scheme not in {"", "http", "https"}
    return is_odd or (bool(parts.netloc) and parts.netloc != "testserver")


@pytest.mark.parametrize("wanted", ELSEWHERE)
def test_pages_that_lead_back_lead_nowhere_else(wanted: str) -> None:
    for address in every_address():
        if address.name not in ASK:
            continue
        somebody = Client()
        somebody.cookies["atiende_session"] = session_of("agent")
        for answer in (
            somebody.get(address.path(), {"next": wanted}),
            somebody.post(address.path(), {"next": wanted, "language": "en", "theme": "dark"}),
            somebody.post(f"{address.path()}?next={wanted}", {"language": "en"}),
        ):
            assert not leads_away(answer), (address.path(), answer.headers.get("Location"))


@pytest.mark.parametrize("wanted", ELSEWHERE)
def test_signing_in_leads_nowhere_else(wanted: str) -> None:
    cache.clear()
    person("ana@example.com", password=PASSWORD)
    sent = {"login": "ana@example.com", "password": PASSWORD, "next": wanted}
    answer = Client().post("/account/login/", sent)
    assert answer.status_code == 302
    assert not leads_away(answer)


@pytest.mark.slow
@pytest.mark.parametrize("role", ["", "administrator"])
def test_no_address_at_all_leads_elsewhere(role: str) -> None:
    client = Client(raise_request_exception=False)
    session = session_of(role) if role else ""
    asked = dict.fromkeys(ASKED_BY, ELSEWHERE[0])
    away = []
    for address in every_address():
        for ask in (client.get, client.post):
            if session:
                client.cookies["atiende_session"] = session
            answer = ask(f"{address.path()}?{'&'.join(f'{k}={v}' for k, v in asked.items())}", asked)
            if leads_away(answer):
                away.append((ask.__name__, address.path(), answer["Location"]))
    assert away == []
