"""An installation that only commands have touched: its API is described, and takes cases."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from atiende.console.web.middleware import SetUpMiddleware
from atiende.identity.models import Role, RoleAssignment
from atiende.organisation.models import Agent
from tests.api.conftest import AT, a_ticket, api_of, refused

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SetUpMiddleware, "is_finished", False)
    monkeypatch.setattr(SetUpMiddleware, "is_open_to_staff", False)


def test_the_description_is_there_and_calls_are_told_to_wait(client: Client) -> None:
    assert client.get("/api/v1/openapi.json").status_code == 200
    assert client.get("/api/v1/docs").status_code == 200
    refused(client.get("/api/v1/tickets"), 503, "not_set_up")


def test_a_case_is_taken_and_a_telephone_without_a_country_is_one_of_ours(db: None) -> None:
    user = get_user_model().objects.create_user("ana@nova.example", name="Ana")
    role = Role.objects.get(code="administrator")
    RoleAssignment.objects.create(user=user, role=role, assigned_by_id=0, assigned_at=AT)
    Agent.objects.create(
        user=user, folded_name="ana", display_name="Ana", created_at=AT, serves_all_brands=True
    )
    api = api_of(user)
    first, again = (
        api.post("/tickets", a_ticket(customer={"phone": phone})) for phone in ("612 345 678", "+34612345678")
    )
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json()["customer"] == again.json()["customer"]
