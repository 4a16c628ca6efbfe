"""Requests that no page of ours makes: numbers beyond everything, names given twice, methods nobody uses."""

from __future__ import annotations

import pytest
from django.test import Client

from atiende.platform.models.audit import AuditEntry
from tests.browser import session_of
from tests.security.addresses import every_address
from tests.security.test_cookies import settings_with

pytestmark = pytest.mark.django_db
MARKS = "%s %(x)s %n {0} {x.__class__} ${7*7} {{7*7}} {% debug %} #{7*7} <%= 7*7 %>"
BEYOND = ("9" * 40, str(2**63), str(2**31), "0")


@pytest.fixture
def administrator() -> Client:
    client = Client(raise_request_exception=False)
    client.cookies["atiende_session"] = session_of("administrator", "en")
    return client


def test_the_same_name_twice_is_the_last_one_everywhere(administrator: Client) -> None:
    administrator.post("/ui/preferences", "theme=dark&theme=light", "application/x-www-form-urlencoded")
    assert administrator.cookies["atiende_theme"].value == "light"
    page = administrator.get("/desk/customers/?q=first&q=second").content.decode()
    assert 'value="second"' in page
    assert "first" not in page.partition('value="second"')[0].rpartition("<form")[2]


def test_marks_of_formats_are_only_words(administrator: Client) -> None:
    for path in ("/desk/customers/", "/desk/search/", "/desk/products/", "/console/"):
        page = administrator.get(path, {"q": MARKS})
        assert page.status_code == 200
        assert "49" not in page.content.decode().partition("<main")[2].replace("7*7", "")[:4000] or path
    assert "{x.__class__}" in administrator.get("/desk/customers/", {"q": MARKS}).content.decode()


@pytest.mark.parametrize(
    "path", ["/desk/tickets/{}/", "/console/brands/{}/", "/desk/customers/{}/", "/follow/{}/"]
)
@pytest.mark.parametrize("number", BEYOND)
def test_numbers_beyond_everything_are_not_found(
    company: object, administrator: Client, path: str, number: str
) -> None:
    assert administrator.get(path.format(number)).status_code in {302, 404}


@pytest.mark.slow
@pytest.mark.parametrize("number", BEYOND)
def test_no_address_breaks_of_a_number(administrator: Client, number: str) -> None:
    session = administrator.cookies["atiende_session"].value
    broken = []
    for address in every_address():
        places = address.places
        if not places or "logout" in address.route:
            continue
        for ask in (administrator.get, administrator.post):
            administrator.cookies["atiende_session"] = session
            path = address.path({name: number for name, kind in places.items() if kind == "int"})
            if ask(path).status_code == 500:
                broken.append((ask.__name__, path))
    assert broken == []


@pytest.mark.parametrize("method", ["TRACE", "CONNECT", "PROPFIND", "PUT", "DELETE", "PATCH", "X" * 200])
def test_strange_methods_change_nothing(administrator: Client, method: str) -> None:
    before = AuditEntry.objects.filter(outcome="done").count()
    for path in ("/desk/tickets/new/", "/console/brands/new/", "/console/company/", "/account/profile/", "/"):
        assert administrator.generic(method, path, b"name=x").status_code < 500
    assert AuditEntry.objects.filter(outcome="done").count() == before


@pytest.mark.parametrize("name", ["DEBUG", "DJANGO_DEBUG", "ATIENDE_DEBUG"])
def test_debugging_cannot_be_switched_on(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    assert settings_with(monkeypatch, **{name: "1"})["DEBUG"] is False
