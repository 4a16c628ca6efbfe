"""What the tests of the console's screens share: people who sign in, and a house to look at."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib.auth import get_user_model
from django.test import Client

from atiende.identity.models import Role, RoleAssignment
from atiende.identity.rules.grants import ALL_GRANTS
from atiende.kernel.actors import Actor
from atiende.kernel.text import folded
from atiende.organisation.actions.invite_agent import invite_agent
from atiende.organisation.models import (
    Agent,
    Brand,
    BrandArchival,
    BrandHost,
    Team,
    TeamArchival,
    TeamMembership,
)
from atiende.organisation.rules.brand import BrandFields, columns_of

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


HOSTILE = '<script>alert("x")</script>'
RTL = "שלום \u202eevil"


def fill(administrator: Any) -> dict[str, Any]:
    """A house as it looks after some months: brands, teams, people, one of each archived, hostile names among them."""
    brand = Brand.objects.get(is_default=True)
    outlet = _brand("Nova Hogar Outlet", form_of_address="tu", light_brand="#1d5fa8", light_hover="#174c86")
    gone = _brand("Casa Vieja")
    BrandArchival.objects.create(
        brand=gone, archived_at=AT, archived_by_id=administrator.pk, archived_by_label="Ana Beltrán"
    )
    for owner, host in ((brand, "ayuda.novahogar.example"), (outlet, "outlet.novahogar.example")):
        BrandHost.objects.create(brand=owner, host=host)
    teams = [
        _team("Logística", "Envíos, retrasos y daños en el transporte", None),
        _team("Facturación", "Facturas, cobros y devoluciones de dinero", None),
        _team("Tienda Outlet", "", outlet),
        _team(HOSTILE, RTL, brand),
    ]
    old = _team("Equipo antiguo", "", None)
    TeamArchival.objects.create(
        team=old, archived_at=AT, archived_by_id=administrator.pk, archived_by_label="Ana Beltrán"
    )
    people = [
        _person("Carlos Medina", "supervisor", "Jefe de logística", teams[0]),
        _person("Inés Carballo", "agent", "Atención telefónica", teams[0], teams[1]),
        _person("Hugo Blanco", "light_agent", "", teams[1]),
        _person("Ñuria Ibáñez de la Concepción y Villaverde", "agent", "Tienda", teams[2]),
        _person(HOSTILE, "agent", RTL, teams[0]),
    ]
    TeamMembership.objects.filter(agent=people[0]).update(is_leader=True)
    people[2].user.is_active = False
    people[2].user.save()
    by = Actor(id=administrator.pk, label=administrator.name, grants=ALL_GRANTS)
    for email, wished in (("eva@novahogar.example", teams[:2]), ("pio@novahogar.example", [])):
        invite_agent(email=email, role_codes=["agent"], team_ids=[t.pk for t in wished], by=by, at=AT)
    role = Role.objects.create(
        code="quality", name="Calidad", grants=["tickets.read", "complaints.read", "reports.read"]
    )
    asks = Role.objects.create(
        code="counter", name="Mostrador", grants=["tickets.read"], requires_second_step=True
    )
    give(people[0].user, role.code, asks.code)
    return {
        "brand": brand,
        "outlet": outlet,
        "gone": gone,
        "teams": teams,
        "old": old,
        "people": people,
        "role": role,
        "asks": asks,
        "builtin": Role.objects.get(code="supervisor"),
    }


def _brand(name: str, **columns: Any) -> Brand:
    kept = columns_of(BrandFields(name=name, time_zone="Europe/Madrid").cleaned())
    return Brand.objects.create(**{**kept, "created_at": AT, **columns})


def _team(name: str, purpose: str, brand: Brand | None) -> Team:
    return Team.objects.create(
        name=name, folded_name=folded(name), purpose=purpose, brand=brand, created_at=AT
    )


def _person(name: str, role: str, job_title: str, *teams: Team) -> Agent:
    number = Agent.objects.count()
    user = get_user_model().objects.create_user(f"persona{number}@novahogar.example", name=name)
    give(user, role)
    agent = Agent.objects.create(
        user=user, folded_name=folded(name), display_name=name, job_title=job_title, created_at=AT
    )
    for team in teams:
        TeamMembership.objects.create(team=team, agent=agent, since_on=AT.date())
    return agent
