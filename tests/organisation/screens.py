"""What the tests of the console's screens share: people who sign in, and a house to look at."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from atiende.identity.models import Role, RoleAssignment
from atiende.organisation.models import Agent

AT = dt.datetime(2026, 11, 22, 10, 0, tzinfo=dt.UTC)


def give(user: Any, *codes: str) -> None:
    for code in codes:
        RoleAssignment.objects.create(
            user=user, role=Role.objects.get(code=code), assigned_by_id=0, assigned_at=AT
        )


def sign_in(user: Any) -> Client:
    client = Client(raise_request_exception=True)
    client.force_login(user)
    return client


@pytest.fixture
def admin_user(make_agent):
    agent: Agent = make_agent("Ana Beltrán")
    give(agent.user, "administrator")
    return agent.user


@pytest.fixture
def admin(admin_user) -> Client:
    return sign_in(admin_user)


@pytest.fixture
def outsider(company) -> Client:
    """Somebody with an account and without any role."""
    return sign_in(get_user_model().objects.create_user("nadie@nova.example", name="Nadie"))
