"""Every page, for every role: nothing but catalogue and data is shown, and the page says which language it is in."""

from __future__ import annotations

import re

import pytest

from tests.languages.conftest import ROLES, addresses
from tests.languages.page_words import untranslated

DATA = ("Xyz", "Xa", *(f"{role}@xyz.example" for role in ROLES))
NOT_FOR_READING = re.compile(r"/(api/|healthz|readyz|static/|live|manifest|sw\.js)|/certificate$")


def pages_of(client):
    """Address and HTML of everything that answers with a page, refusals included."""
    client.raise_request_exception = False
    for address in addresses():
        if NOT_FOR_READING.search(address):
            continue
        response = client.get(address)
        if response.status_code >= 500:  # told beside the others: one broken page must not hide them
            yield address, f"<p>answers {response.status_code}</p>"
        elif response.headers.get("Content-Type", "").startswith("text/html"):
            yield address, response.content.decode()


@pytest.mark.parametrize("role", ROLES)
def test_no_page_for_staff_shows_a_word_that_no_catalogue_has(client, pseudo_language, person_of, role):
    client.force_login(person_of(role, pseudo_language))
    found = {address: words for address, html in pages_of(client) if (words := untranslated(html, data=DATA))}
    assert found == {}, "\n".join(f"{address}: {words[:8]}" for address, words in found.items())


def test_no_page_for_strangers_shows_a_word_that_no_catalogue_has(client, pseudo_language, company):
    client.cookies["atiende_language"] = pseudo_language
    found = {address: words for address, html in pages_of(client) if (words := untranslated(html, data=DATA))}
    assert found == {}


@pytest.mark.fresh_installation
def test_no_page_of_the_set_up_shows_a_word_that_no_catalogue_has(client, pseudo_language, db):
    client.cookies["atiende_language"] = pseudo_language
    found = {address: words for address, html in pages_of(client) if (words := untranslated(html))}
    assert found == {}


@pytest.mark.parametrize("language", ["es", "en"])
def test_every_page_says_its_language(client, person_of, language):
    client.force_login(person_of("administrator", language))
    said = {address: re.findall(r"<html[^>]*\slang=\"([^\"]*)\"", html) for address, html in pages_of(client)}
    whole = {address: languages for address, languages in said.items() if languages}
    assert whole
    assert {address: languages for address, languages in whole.items() if languages != [language]} == {}
