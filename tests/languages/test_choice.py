"""Whose wish decides the language and the zone of a page, and how the wish is changed."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import DatabaseError
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone, translation

from atiende.platform.languages import choice
from atiende.platform.languages import defaults as language_defaults
from atiende.platform.languages.choice import language_of
from atiende.platform.languages.defaults import Defaults, take_defaults_from
from atiende.platform.languages.middleware import LanguageMiddleware


def person(language: str, zone: str = "America/Lima") -> SimpleNamespace:
    return SimpleNamespace(pk=7, is_authenticated=True, language=language, time_zone=zone)


@pytest.fixture(autouse=True)
def _english_company(monkeypatch):
    monkeypatch.setattr(language_defaults, "_sources", [])
    take_defaults_from(lambda: Defaults(language="en", country="GB", time_zone="Europe/London"))


@pytest.fixture
def request_of(rf):
    def made(*, user=None, cookie="", accepts=""):
        request = rf.get("/", headers={"Accept-Language": accepts} if accepts else {})
        request.user = user or AnonymousUser()
        if cookie:
            request.COOKIES["atiende_language"] = cookie
        return request

    return made


@pytest.mark.parametrize(
    ("wishes", "language"),
    [
        ({"user": person("es"), "cookie": "en", "accepts": "en"}, "es"),
        ({"user": person("klingon"), "cookie": "es", "accepts": "en"}, "es"),
        ({"cookie": "es", "accepts": "en"}, "es"),
        ({"cookie": "../../etc/passwd", "accepts": "es-AR,es;q=0.9,en;q=0.8"}, "es"),
        ({"accepts": "fr-FR,fr;q=0.9"}, "en"),
        ({"accepts": "*"}, "en"),
        ({"cookie": "es-vos"}, "es"),
        ({}, "en"),
    ],
)
def test_the_first_wish_that_can_be_met_counts(request_of, wishes, language):
    assert language_of(request_of(**wishes)) == language


def test_without_a_database_the_page_still_has_a_language(request_of):
    def away() -> Defaults:
        raise DatabaseError

    take_defaults_from(away)
    assert language_of(request_of()) == "es"


def seen_by(request) -> tuple[HttpResponse, list[str]]:
    seen = []

    def view(_request):
        seen.extend([translation.get_language(), timezone.get_current_timezone_name()])
        return HttpResponse()

    return LanguageMiddleware(view)(request), seen


@pytest.mark.parametrize(
    ("user", "zone"),
    [
        (person("es"), "America/Lima"),
        (None, "Europe/London"),
        (person("es", "Mars/Olympus"), "UTC"),
        (person("es", ""), "UTC"),
    ],
)
def test_the_page_runs_in_the_zone_of_the_person_or_else_of_the_organisation(request_of, user, zone):
    response, seen = seen_by(request_of(user=user, accepts="es"))
    assert seen == ["es", zone]
    assert response["Content-Language"] == "es"
    assert "Accept-Language" in response["Vary"]


def test_the_organisation_is_asked_once_in_a_request(request_of):
    asked = []
    take_defaults_from(lambda: asked.append(1) or Defaults())
    seen_by(request_of())
    assert asked == [1]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("wanted", "taken"),
    [
        ("/desk/?view=mine&page=2", "/desk/?view=mine&page=2"),
        ("https://evil.example/", "/"),
        ("//evil.example/", "/"),
        ("javascript:alert(1)", "/"),
        ("", "/"),
    ],
)
def test_changing_the_language_goes_back_to_the_page_with_its_query_and_never_elsewhere(
    client, wanted, taken
):
    response = client.post(reverse("languages:choose"), {"language": "en", "next": wanted})
    assert response.status_code == 302
    assert response["Location"] == taken
    assert response.cookies["atiende_language"].value == "en"


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["xx", "es-vos", "", "en'; DROP"])
def test_a_language_that_is_not_offered_changes_nothing(client, language):
    response = client.post(reverse("languages:choose"), {"language": language, "next": "/"})
    assert "atiende_language" not in response.cookies


def test_the_choice_of_who_is_signed_in_is_handed_on(request_of, monkeypatch):
    kept = []
    monkeypatch.setattr(choice, "_remember", [])
    choice.remember_choice_with(lambda user_id, language, at: kept.append((user_id, language, at.tzinfo)))
    choice.keep_language(request_of(user=person("es")), HttpResponse(), "en")
    assert kept == [(7, "en", dt.UTC)]
