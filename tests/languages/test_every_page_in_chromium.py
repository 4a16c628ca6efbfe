"""Every screen as the browser shows it, in a language a third longer: no word without a catalogue, no text cut."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from tests.browser import OpenAs
from tests.languages import full_house
from tests.languages.conftest import addresses
from tests.languages.readers import crawl, let_follow, open_in_pseudo, session_key, told, visitor_in_pseudo

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FILES = re.compile(
    r"/(api/(?!v1/docs)|files/|healthz|readyz|static/|live|manifest|sw\.js|brand\.css|mail-images/)|tax-number/|/upload/"
    r"|/(certificate|export|errors|parts|html|permission/begin)$"
)
SHORT = ("/desk/", "/console/people/", "/console/brands/", "/console/audit/", "/account/security/", "/")


def pages_of(rows: dict[str, Any]) -> Iterator[str]:
    """Every address that may show a page: those without parameters, and those of the examples."""
    yield from (path for path in addresses() if not FILES.search(path) and "logout" not in path)
    yield from full_house.asked(rows)
    for name, many in full_house.examples(rows).items():
        yield from (reverse(name, args=arguments) for arguments in many)


NOT_IN_THE_HOUSE = {
    "desk:ticket_field_file": "it sends to the file itself; answered otherwise than with a page"
}
"""Why an address with parameters has no page to read."""


def test_the_screens_seen_most(open_as: OpenAs, pseudo_language: str) -> None:
    page, person = open_in_pseudo(open_as, pseudo_language)
    full_house.fill(person)
    found = crawl(page, list(SHORT))
    assert found == {}, told(found)


@pytest.mark.slow
@pytest.mark.parametrize("role", ["administrator", "auditor", "light_agent"])
def test_every_screen_of_staff(open_as: OpenAs, pseudo_language: str, role: str) -> None:
    page, person = open_in_pseudo(open_as, pseudo_language, role)
    rows = full_house.fill(person)
    rows["passkey"] = full_house.protect(person)
    full_house.prove_again(session_key(page))
    let_follow(page, rows["followed"])
    found = crawl(page, list(pages_of(rows)))
    assert found == {}, told(found)


@pytest.mark.slow
def test_every_screen_of_strangers(open_as: OpenAs, pseudo_language: str) -> None:
    person = open_in_pseudo(open_as, pseudo_language)[1]
    rows = full_house.fill(person)
    rows["passkey"] = full_house.protect(person)
    page = visitor_in_pseudo(open_as, pseudo_language)
    let_follow(page, rows["followed"])
    found = crawl(page, list(pages_of(rows)))
    assert found == {}, told(found)


@pytest.mark.slow
def test_the_account_of_somebody_without_a_second_factor(open_as: OpenAs, pseudo_language: str) -> None:
    page, _person = open_in_pseudo(open_as, pseudo_language, "agent")
    paths = [path for path in addresses() if path.startswith("/account/") and "logout" not in path]
    found = crawl(page, paths)  # asks again who it is
    full_house.prove_again(session_key(page))
    found |= crawl(page, paths)
    assert found == {}, told(found)


def test_every_address_with_parameters_has_an_example(open_as: OpenAs) -> None:
    """A new screen joins the crawl: `examples` names whose page to open. Buttons, files and the API need none."""
    open_as("administrator")
    person = get_user_model().objects.get()
    rows = full_house.fill(person)
    rows["passkey"] = full_house.protect(person)
    client = Client()
    client.force_login(person)
    missing = []
    for name, route in full_house.names_with_parameters():
        path = re.sub(r"<int:\w+>", "1", re.sub(r"<(str|slug|path|uuid):\w+>", "x", route))
        if (
            FILES.search(path)
            or name in {*full_house.examples(rows), *NOT_IN_THE_HOUSE}
            or "<" in path
            or "(" in path
        ):
            continue
        if client.get(path).status_code != 405:
            missing.append(name)
    assert missing == [], missing
