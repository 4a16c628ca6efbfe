from __future__ import annotations

import datetime as dt
import json
from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from atiende.identity.actions.create_token import create_token
from atiende.identity.models import Role, RoleAssignment
from atiende.kernel.actors import SYSTEM
from atiende.kernel.clock import utc_now
from atiende.kernel.text import folded
from atiende.organisation.models import Agent, AgentBrand, Brand, Organisation, Team, TeamMembership
from atiende.organisation.rules.brand import BrandFields, columns_of

AT = dt.datetime(2026, 11, 22, 10, 0, tzinfo=dt.UTC)
SCOPES = ("tickets:read", "tickets:write", "customers:read", "customers:write")


class Api:
    """The API as a program calls it, with one token."""

    def __init__(self, token: str) -> None:
        self.token = token
        self._headers = {"authorization": f"Bearer {token}", "accept-language": "en"}
        self._client = Client()

    def get(self, path: str, **query: Any) -> Any:
        return self._client.get(f"/api/v1{path}", query, headers=self._headers)

    def get_with(self, path: str, **headers: str) -> Any:
        """With more headers, such as If_Range."""
        more = {name.replace("_", "-"): value for name, value in headers.items()}
        return self._client.get(f"/api/v1{path}", headers={**self._headers, **more})

    def head(self, path: str) -> Any:
        return self._client.head(f"/api/v1{path}", headers=self._headers)

    def delete(self, path: str) -> Any:
        return self._client.delete(f"/api/v1{path}", headers=self._headers)

    def post(self, path: str, body: Any, *, key: str | None = None, **more: Any) -> Any:
        headers = {**self._headers, **({"Idempotency-Key": key} if key is not None else {})}
        return self._client.post(f"/api/v1{path}", **_sent(body, more), headers=headers)

    def put(self, path: str, body: Any) -> Any:
        return self._client.put(f"/api/v1{path}", **_sent(body, {}), headers=self._headers)

    def patch(self, path: str, body: Any, **more: Any) -> Any:
        return self._client.patch(f"/api/v1{path}", **_sent(body, more), headers=self._headers)


def _sent(body: Any, more: dict[str, Any]) -> dict[str, Any]:
    data = body if isinstance(body, bytes) else json.dumps(body)
    return {"data": data, "content_type": "application/json", **more}


@pytest.fixture
def people(db: None) -> SimpleNamespace:
    """Two brands, two teams, and staff: owner and colleague of one team, a stranger of another brand and team."""
    Organisation.objects.create(
        name="Nova Hogar", country="ES", time_zone="Europe/Madrid", currency="EUR", set_up_at=AT
    )
    nova, luma = (
        Brand.objects.create(
            **{**columns_of(BrandFields(name=name, time_zone="Europe/Madrid").cleaned()), "created_at": AT}
        )
        for name in ("Nova", "Luma")
    )
    Brand.objects.filter(pk=nova.pk).update(is_default=True)
    help_desk, billing = (
        Team.objects.create(name=name, folded_name=folded(name), created_at=AT)
        for name in ("Ayuda", "Facturas")
    )
    found = SimpleNamespace(nova=nova, luma=luma, help_desk=help_desk, billing=billing)
    found.owner = _agent("Olga", "agent", help_desk, [nova])
    found.colleague = _agent("Carla", "agent", help_desk, [nova])
    found.stranger = _agent("Bruno", "agent", billing, [luma])
    found.light = _agent("Lia", "light_agent", help_desk, [nova])
    found.auditor = _agent("Aitor", "auditor", billing, None)
    found.chief = _agent("Ana", "administrator", billing, None)
    return found


def _agent(name: str, role: str, team: Team, brands: list[Brand] | None) -> Any:
    user = get_user_model().objects.create_user(f"{folded(name)}@nova.example", name=name)
    agent = Agent.objects.create(
        user=user,
        folded_name=folded(name),
        display_name=name,
        created_at=AT,
        serves_all_brands=brands is None,
    )
    RoleAssignment.objects.create(
        user=user, role=Role.objects.get(code=role), assigned_by_id=0, assigned_at=AT
    )
    for brand in brands or []:
        AgentBrand.objects.create(agent=agent, brand=brand)
    TeamMembership.objects.create(team=team, agent=agent, since_on=AT.date())
    return user


def api_of(user: Any, *scopes: str) -> Api:
    _row, raw = create_token(
        user_id=user.pk, name="t", scopes=scopes or SCOPES, by=SYSTEM, at=utc_now(), expires_at=None
    )
    return Api(raw)


@pytest.fixture
def api(people: SimpleNamespace) -> Api:
    return api_of(people.owner)


def a_ticket(**changes: Any) -> dict[str, Any]:
    return {
        "subject": "No llega",
        "body": "Mi pedido no llega.",
        "customer": {"name": "Rosa", "email": "rosa@correo.example"},
        **changes,
    }


def refused(response: Any, status: int, code: str) -> dict[str, Any]:
    assert response.status_code == status, response.content
    assert response["Content-Type"] == "application/problem+json"
    told: dict[str, Any] = response.json()
    assert (told["status"], told["code"]) == (status, code)
    return told
