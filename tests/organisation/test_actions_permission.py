"""Every action, tried by those who may and those who may not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotPermitted
from atiende.organisation.actions.add_to_team import add_to_team
from atiende.organisation.actions.archive_brand import archive_brand
from atiende.organisation.actions.archive_team import archive_team
from atiende.organisation.actions.change_agent import change_agent
from atiende.organisation.actions.change_brand import change_brand
from atiende.organisation.actions.change_organisation import change_organisation
from atiende.organisation.actions.change_team import change_team
from atiende.organisation.actions.create_agent import create_agent
from atiende.organisation.actions.create_brand import create_brand
from atiende.organisation.actions.create_team import create_team
from atiende.organisation.actions.make_brand_default import make_brand_default
from atiende.organisation.actions.make_leader import make_leader
from atiende.organisation.actions.remove_from_team import remove_from_team
from atiende.organisation.actions.restore_brand import restore_brand
from atiende.organisation.actions.restore_team import restore_team
from atiende.organisation.actions.set_up_organisation import set_up_organisation
from atiende.organisation.models import BrandArchival, Organisation, TeamArchival
from atiende.organisation.rules.brand import BrandFields
from atiende.organisation.rules.company import CompanyFields
from atiende.organisation.rules.staff import AgentFields, TeamFields
from atiende.platform.models import AuditEntry, OutboxEvent

pytestmark = pytest.mark.django_db

COMPANY = CompanyFields(name="Otra", country="PE", time_zone="America/Lima", currency="PEN")
BRAND = BrandFields(name="Otra", time_zone="America/Lima")


@pytest.fixture
def house(make_team, make_agent, make_brand, at):
    make_brand("Nova", is_default=True)
    team = make_team("Logística")
    rows = {
        "brand": make_brand("Outlet"),
        "gone_brand": make_brand("Vieja"),
        "team": team,
        "gone_team": make_team("Antiguo"),
        "member": make_agent("Luz Prado", team),
        "other": make_agent("Eva Ñandú"),
    }
    BrandArchival.objects.create(
        brand=rows["gone_brand"], archived_at=at, archived_by_id=1, archived_by_label="Ana"
    )
    TeamArchival.objects.create(
        team=rows["gone_team"], archived_at=at, archived_by_id=1, archived_by_label="Ana"
    )
    return rows


def _set_up(h, by, at):
    Organisation.objects.all().delete()
    set_up_organisation(fields=COMPANY, by=by, at=at)


ACTIONS: dict[str, Callable[[dict, Actor, object], object]] = {
    "organisation.set_up": _set_up,
    "organisation.changed": lambda h, by, at: change_organisation(fields=COMPANY, version=1, by=by, at=at),
    "organisation.brand_created": lambda h, by, at: create_brand(fields=BRAND, by=by, at=at),
    "organisation.brand_changed": lambda h, by, at: change_brand(
        brand_id=h["brand"].pk, fields=BRAND, version=1, by=by, at=at
    ),
    "organisation.brand_made_default": lambda h, by, at: make_brand_default(
        brand_id=h["brand"].pk, by=by, at=at
    ),
    "organisation.brand_archived": lambda h, by, at: archive_brand(brand_id=h["brand"].pk, by=by, at=at),
    "organisation.brand_restored": lambda h, by, at: restore_brand(brand_id=h["gone_brand"].pk, by=by, at=at),
    "organisation.team_created": lambda h, by, at: create_team(fields=TeamFields("Ventas"), by=by, at=at),
    "organisation.team_changed": lambda h, by, at: change_team(
        team_id=h["team"].pk, fields=TeamFields("Envíos"), version=1, by=by, at=at
    ),
    "organisation.team_archived": lambda h, by, at: archive_team(team_id=h["team"].pk, by=by, at=at),
    "organisation.team_restored": lambda h, by, at: restore_team(team_id=h["gone_team"].pk, by=by, at=at),
    "organisation.agent_joined_team": lambda h, by, at: add_to_team(
        team_id=h["team"].pk, agent_id=h["other"].pk, by=by, at=at
    ),
    "organisation.agent_left_team": lambda h, by, at: remove_from_team(
        team_id=h["team"].pk, agent_id=h["member"].pk, by=by, at=at
    ),
    "organisation.team_leader_changed": lambda h, by, at: make_leader(
        team_id=h["team"].pk, agent_id=h["member"].pk, by=by, at=at
    ),
    "organisation.agent_changed": lambda h, by, at: change_agent(
        agent_id=h["member"].pk, fields=AgentFields("Luz"), version=1, by=by, at=at
    ),
}


@pytest.mark.parametrize("verb", ACTIONS)
def test_an_administrator_may_and_it_is_audited_and_announced_once(verb, house, administrator, at):
    ACTIONS[verb](house, administrator, at)
    entry = AuditEntry.objects.get(verb=verb)
    assert (entry.actor_id, entry.outcome) == (administrator.id, "done")
    assert OutboxEvent.objects.filter(name=f"{verb}.v1").count() == 1


@pytest.mark.parametrize("verb", [verb for verb in ACTIONS if not verb.endswith(("set_up", "_created"))])
def test_doing_it_twice_is_doing_it_once(verb, house, administrator, at):
    ACTIONS[verb](house, administrator, at)
    ACTIONS[verb](house, administrator, at)
    assert AuditEntry.objects.filter(verb=verb).count() == 1
    assert OutboxEvent.objects.filter(name=f"{verb}.v1").count() == 1


@pytest.mark.parametrize("verb", ACTIONS)
@pytest.mark.parametrize("who", ["member", "colleague", "auditor", "stranger"])
def test_nobody_else_may_and_nothing_happens(verb, who, house, acting, auditor, stranger, at):
    people = {
        "member": acting(house["member"]),
        "colleague": acting(house["other"]),
        "auditor": auditor,
        "stranger": stranger,
    }
    with pytest.raises(NotPermitted):
        ACTIONS[verb](house, people[who], at)
    assert not AuditEntry.objects.filter(verb=verb).exists()
    assert not OutboxEvent.objects.filter(name__startswith="organisation.").exists()


def test_who_manages_people_but_not_the_organisation_may_not_touch_teams(house, at):
    manager = Actor(id=77, label="Pía", grants=frozenset({"people.manage", "organisation.read"}))
    change_agent(agent_id=house["member"].pk, fields=AgentFields("Luz"), version=1, by=manager, at=at)
    with pytest.raises(NotPermitted) as refused:
        add_to_team(team_id=house["team"].pk, agent_id=house["other"].pk, by=manager, at=at)
    assert refused.value.missing == "organisation.manage"


def test_only_who_manages_people_makes_agents(house, acting, at):
    with pytest.raises(NotPermitted):
        create_agent(user_id=house["other"].pk, by=acting(house["member"]), at=at)
