"""The pages of what went wrong are ours in both languages, and need no database."""

from __future__ import annotations

import pytest
from django.db import OperationalError
from django.test import Client, RequestFactory
from django.utils import translation

from atiende.platform.ui.errors import csrf_failure, error_page, server_error


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("status", [400, 403, 404, 500, 503])
def test_made_without_a_database(status, language):
    with translation.override(language):
        answer = error_page(RequestFactory().get("/nowhere"), status)
    page = answer.content.decode()
    assert answer.status_code == status
    assert f'<html lang="{language}"' in page
    assert page.count("<h1>") == 1
    assert "atiende" in page


def test_a_database_that_does_not_answer_is_503_and_says_when_to_come_back():
    try:
        raise OperationalError
    except OperationalError:
        answer = server_error(RequestFactory().get("/desk/"))
    assert answer.status_code == 503
    assert int(answer["Retry-After"]) > 0


def test_any_other_fault_is_500():
    try:
        raise ZeroDivisionError
    except ZeroDivisionError:
        assert server_error(RequestFactory().get("/desk/")).status_code == 500


def test_a_form_without_its_proof_of_origin(db):
    answer = Client(enforce_csrf_checks=True).post("/ui/preferences", {"theme": "dark"})
    assert answer.status_code == 403
    assert b"<h1>" in answer.content
    assert csrf_failure(RequestFactory().get("/")).status_code == 403


def test_an_address_that_does_not_exist(db, client):
    answer = client.get("/no/such/page")
    assert answer.status_code in (302, 404)
