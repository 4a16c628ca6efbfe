"""A set-up installation with one person of each role, and the language nobody speaks."""

from __future__ import annotations

import datetime as dt

import pytest
from django.contrib.auth import get_user_model
from django.urls import URLPattern, URLResolver, get_resolver

from atiende.identity.models import Role, RoleAssignment
from atiende.kernel.text import folded
from atiende.organisation.models import Agent, Brand, Organisation, Team
from atiende.organisation.rules.brand import BrandFields, columns_of
from tests.languages import pseudo

AT = dt.datetime(2026, 11, 22, 10, 0, tzinfo=dt.UTC)
ROLES = ("administrator", "supervisor", "agent", "light_agent", "auditor")


@pytest.fixture(scope="session")
def pseudo_catalogue(tmp_path_factory):
    return pseudo.write_catalogue(tmp_path_factory.mktemp("pseudo"))


@pytest.fixture
def pseudo_language(settings, pseudo_catalogue):
    settings.LOCALE_PATHS = [pseudo_catalogue]
    settings.LANGUAGES = [(pseudo.CODE, "Xa"), *settings.LANGUAGES]
    return pseudo.CODE


@pytest.fixture
def company(db):
    found = Organisation.objects.create(
        name="Xyz", country="ES", time_zone="Europe/Madrid", currency="EUR", set_up_at=AT
    )
    fields = columns_of(BrandFields(name="Xyz", time_zone="Europe/Madrid").cleaned())
    Brand.objects.create(**{**fields, "created_at": AT, "is_default": True})
    Team.objects.create(name="Xyz", folded_name="xyz", created_at=AT)
    return found


@pytest.fixture
def person_of(company):
    """Someone with this role who reads a language."""

    def made(role: str, language: str = "es"):
        user = get_user_model().objects.create_user(
            f"{role}@xyz.example", None, name="Xyz", language=language
        )
        RoleAssignment.objects.create(
            user=user, role=Role.objects.get(code=role), assigned_by_id=0, assigned_at=AT
        )
        Agent.objects.create(user=user, folded_name=folded("Xyz"), display_name="Xyz", created_at=AT)
        return user

    return made


def addresses() -> list[str]:
    """Every address without parameters that the program answers."""
    return sorted(set(_walk(get_resolver().url_patterns, "/")))


def _walk(patterns, prefix):
    for pattern in patterns:
        address = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns, address)
        elif (
            isinstance(pattern, URLPattern)
            and "<" not in address
            and "^" not in address
            and "(" not in address
        ):
            yield address
