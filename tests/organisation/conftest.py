from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from atiende.identity.rules.grants import ALL_GRANTS
from atiende.kernel.actors import Actor
from atiende.kernel.text import folded
from atiende.organisation.models import Agent, Brand, Organisation, Team, TeamMembership
from atiende.organisation.rules.brand import BrandFields, columns_of
from tests.organisation.screens import give, sign_in

AT = dt.datetime(2026, 11, 22, 10, 0, tzinfo=dt.UTC)
STAFF = frozenset({"tickets.read", "tickets.reply", "tickets.note", "customers.read"})
READS = frozenset(grant for grant in ALL_GRANTS if grant.endswith(".read"))

ADMINISTRATOR = Actor(id=9001, label="Ana Beltrán", grants=ALL_GRANTS)
AUDITOR = Actor(id=9002, label="Aitor", grants=READS)
STRANGER = Actor(id=9003, label="Nadie")


@pytest.fixture
def at() -> dt.datetime:
    return AT


@pytest.fixture
def administrator() -> Actor:
    return ADMINISTRATOR


@pytest.fixture
def auditor() -> Actor:
    return AUDITOR


@pytest.fixture
def stranger() -> Actor:
    return STRANGER


@pytest.fixture
def company(db: None) -> Organisation:
    return Organisation.objects.create(
        name="Nova Hogar", country="ES", time_zone="Europe/Madrid", currency="EUR", set_up_at=AT
    )


@pytest.fixture
def make_brand(company: Organisation) -> Callable[..., Brand]:
    def make(name: str, **columns: object) -> Brand:
        fields = columns_of(BrandFields(name=name, time_zone="Europe/Madrid").cleaned())
        return Brand.objects.create(**{**fields, "created_at": AT, **columns})

    return make


@pytest.fixture
def make_team(company: Organisation) -> Callable[..., Team]:
    def make(name: str, **columns: object) -> Team:
        return Team.objects.create(name=name, folded_name=folded(name), created_at=AT, **columns)

    return make


@pytest.fixture
def make_agent(company: Organisation) -> Callable[..., Agent]:
    def make(name: str, *teams: Team, is_leader: bool = False) -> Agent:
        number = Agent.objects.count()
        user = get_user_model().objects.create_user(f"persona{number}@nova.example", name=name)
        agent = Agent.objects.create(
            user=user, folded_name=folded(name), display_name=name[:100], created_at=AT
        )
        for team in teams:
            TeamMembership.objects.create(team=team, agent=agent, since_on=AT.date(), is_leader=is_leader)
        return agent

    return make


@pytest.fixture
def acting() -> Callable[..., Actor]:
    """What a person of staff is to actions: their own teams, and the grants of an agent."""

    def act(agent: Agent, grants: frozenset[str] = STAFF) -> Actor:
        teams = TeamMembership.objects.filter(agent=agent, until_on=None).values_list("team_id", flat=True)
        return Actor(id=agent.pk, label=agent.display_name, grants=grants, team_ids=frozenset(teams))

    return act


@pytest.fixture
def admin_user(make_agent: Callable[..., Agent]) -> object:
    agent = make_agent("Ana Beltrán")
    give(agent.user, "administrator")
    return agent.user


@pytest.fixture
def admin(admin_user: object) -> Client:
    return sign_in(admin_user)


@pytest.fixture
def outsider(company: Organisation) -> Client:
    """Somebody with an account and without any role."""
    return sign_in(get_user_model().objects.create_user("nadie@nova.example", name="Nadie"))


@pytest.fixture(scope="session")
def base_url() -> str:
    """Each browser context gets the address of its own live server instead."""
    return ""
