"""No page of another site changes anything here: each address refuses a form without its proof of origin."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.middleware.csrf import CsrfViewMiddleware
from django.test import Client, RequestFactory

from tests.browser import session_of
from tests.security.addresses import every_address

CALLED_WITH_A_TOKEN = {
    "api/v1/docs",
    "api/v1/openapi.json",
    "api/v1/",
    "api/v1/<path:rest>",
    "hooks/in/<str:key>",
}
"""Cookies count for nothing there (test_a_session_is_no_token): a token or a signature says who calls."""
CHECKED_WITHIN = {"", "follow/<int:number>/"}
"""The bounds for uploads have to stand before the check; then it is made all the same."""


def refused(request: object, reason: str = "") -> HttpResponse:
    return HttpResponse(status=403)


def test_the_check_stands_before_every_screen() -> None:
    assert "django.middleware.csrf.CsrfViewMiddleware" in settings.MIDDLEWARE


def test_each_address_refuses_a_form_without_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.middleware.csrf._get_failure_view", lambda: refused)
    check, factory = CsrfViewMiddleware(refused), RequestFactory(enforce_csrf_checks=True)
    taken = set()
    for address in every_address():
        request = factory.post(address.path())
        answer = check.process_view(request, address.view, (), {})
        if answer is None:
            taken.add(address.route)
    assert taken == CALLED_WITH_A_TOKEN | CHECKED_WITHIN


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/follow/1/"])
def test_the_portals_forms_are_checked_within(path: str) -> None:
    visitor = Client(enforce_csrf_checks=True)
    assert visitor.post(path, {"text": "Hola", "email": "a@xyz.example"}).status_code == 403


@pytest.mark.django_db
def test_another_site_with_a_proof_of_its_own_is_refused() -> None:
    """A token that a stranger planted counts for nothing without a page of ours as its origin."""
    somebody = Client(enforce_csrf_checks=True)
    somebody.cookies["atiende_session"] = session_of("administrator")
    somebody.get("/account/profile/")
    token = somebody.cookies["atiende_csrf"].value
    sent = {"theme": "dark", "csrfmiddlewaretoken": token}
    elsewhere = somebody.post("/ui/preferences", sent, headers={"Origin": "https://elsewhere.example"})
    assert elsewhere.status_code == 403
    assert somebody.post("/ui/preferences", sent, headers={"Origin": "http://testserver"}).status_code == 302
