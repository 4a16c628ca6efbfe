"""The story of an owner, a colleague and a stranger, for teams, people and brands."""

from __future__ import annotations

import pytest

from atiende.kernel.actors import NOBODY, Actor
from atiende.kernel.refusals import NotFound
from atiende.organisation import queries
from atiende.organisation.models import AgentBrand, TeamArchival, TeamMembership

pytestmark = pytest.mark.django_db


@pytest.fixture
def house(make_team, make_agent):
    logistics, billing = make_team("Logística"), make_team("Facturación")
    return {
        "logistics": logistics,
        "billing": billing,
        "luz": make_agent("Luz Prado", logistics),
        "raul": make_agent("Raúl Ibáñez", logistics, billing),
        "eva": make_agent("Eva Ñandú", billing),
    }


def names(page):
    return [str(row) for row in page.rows]


def test_an_administrator_and_an_auditor_see_all(house, administrator, auditor):
    for actor in (administrator, auditor):
        assert names(queries.list_teams(actor)) == ["Facturación", "Logística"]
        assert names(queries.list_agents(actor)) == ["Eva Ñandú", "Luz Prado", "Raúl Ibáñez"]


def test_an_agent_sees_own_teams_and_their_people(house, acting):
    luz = acting(house["luz"])
    assert names(queries.list_teams(luz)) == ["Logística"]
    assert names(queries.list_agents(luz)) == ["Luz Prado", "Raúl Ibáñez"]
    assert queries.get_team_for(luz, house["logistics"].pk) == house["logistics"]


def test_a_light_agent_sees_the_same(house, acting):
    light = acting(house["luz"], grants=frozenset({"tickets.read", "tickets.note"}))
    assert names(queries.list_teams(light)) == ["Logística"]
    assert names(queries.list_agents(light)) == ["Luz Prado", "Raúl Ibáñez"]


def test_a_colleague_of_another_team_is_not_there(house, acting):
    luz = acting(house["luz"])
    with pytest.raises(NotFound):
        queries.get_team_for(luz, house["billing"].pk)
    with pytest.raises(NotFound):
        queries.get_agent_for(luz, house["eva"].pk)


def test_another_team_of_a_colleague_stays_unnamed(house, acting, administrator):
    def teams_of_raul(actor):
        raul = next(a for a in queries.list_agents(actor).rows if a.pk == house["raul"].pk)
        return [membership.team.name for membership in raul.current]

    assert teams_of_raul(acting(house["luz"])) == ["Logística"]
    assert teams_of_raul(administrator) == ["Facturación", "Logística"]


@pytest.mark.parametrize("who", ["without role", "not signed in"])
def test_a_stranger_sees_nothing(house, who):
    eva = house["eva"].pk
    actor = (
        NOBODY
        if who == "not signed in"
        else Actor(id=eva, label="Eva", team_ids=frozenset({house["billing"].pk}))
    )
    assert names(queries.list_teams(actor)) == []
    assert names(queries.list_agents(actor)) == []
    assert names(queries.list_brands(actor)) == []
    assert names(queries.members_of(actor, team_id=house["billing"].pk)) == []
    assert queries.list_candidates(actor, team_id=house["logistics"].pk, search="e") == []
    for get in (queries.get_team_for, queries.get_agent_for, queries.get_brand_for):
        with pytest.raises(NotFound):
            get(actor, eva)
    with pytest.raises(NotFound):
        queries.get_organisation_for(actor)


def test_who_left_a_team_sees_it_no_more(house, acting, at):
    TeamMembership.objects.filter(agent=house["luz"]).update(until_on=at.date())
    luz = acting(house["luz"])
    assert names(queries.list_teams(luz)) == []
    assert names(queries.list_agents(luz)) == ["Luz Prado"]


def test_an_agent_sees_the_brands_they_serve(house, acting, make_brand):
    nova = make_brand("Nova", is_default=True)
    make_brand("Outlet")
    luz = acting(house["luz"])
    assert names(queries.list_brands(luz)) == ["Nova", "Outlet"]
    house["luz"].serves_all_brands = False
    house["luz"].save()
    AgentBrand.objects.create(agent=house["luz"], brand=nova)
    assert names(queries.list_brands(luz)) == ["Nova"]


def test_topics_are_heard_by_those_who_may_see(house, acting, administrator, stranger):
    logistics = str(house["logistics"].pk)
    assert queries.may_watch_team(administrator, logistics)
    assert queries.may_watch_team(acting(house["luz"]), logistics)
    assert not queries.may_watch_team(acting(house["eva"]), logistics)
    assert not queries.may_watch_team(stranger, logistics)
    assert not queries.may_watch_team(administrator, "1 or 1=1")
    assert not queries.may_watch_team(administrator, "9" * 40)


def test_archived_teams_are_listed_apart(house, administrator, at):
    TeamArchival.objects.create(
        team=house["billing"], archived_at=at, archived_by_id=1, archived_by_label="Ana"
    )
    assert names(queries.list_teams(administrator)) == ["Logística"]
    assert names(queries.list_teams(administrator, state="archived")) == ["Facturación"]
    assert names(queries.list_teams(administrator, state="all")) == ["Facturación", "Logística"]
