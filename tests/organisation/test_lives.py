"""Brands, teams and people come, rest and return."""

from __future__ import annotations

import datetime as dt

import pytest

from atiende.kernel.actors import SYSTEM
from atiende.kernel.refusals import InvalidInput, NotFound
from atiende.organisation.actions.add_to_team import add_to_team
from atiende.organisation.actions.archive_brand import archive_brand
from atiende.organisation.actions.archive_team import archive_team
from atiende.organisation.actions.change_agent import change_agent
from atiende.organisation.actions.change_team import change_team
from atiende.organisation.actions.create_agent import create_agent
from atiende.organisation.actions.create_team import create_team
from atiende.organisation.actions.make_brand_default import make_brand_default
from atiende.organisation.actions.make_leader import make_leader
from atiende.organisation.actions.remove_from_team import remove_from_team
from atiende.organisation.actions.restore_brand import restore_brand
from atiende.organisation.actions.restore_team import restore_team
from atiende.organisation.errors import (
    BrandHasTeams,
    BrandIsArchived,
    LastBrand,
    NotAMember,
    TeamIsArchived,
)
from atiende.organisation.models import Agent, Brand, InvitedMembership, TeamMembership
from atiende.organisation.queries import default_brand, members_of
from atiende.organisation.rules.staff import AgentFields, TeamFields

pytestmark = pytest.mark.django_db


def test_the_default_brand_cannot_be_archived(make_brand, administrator, at):
    nova = make_brand("Nova", is_default=True)
    with pytest.raises(LastBrand):
        archive_brand(brand_id=nova.pk, by=administrator, at=at)


def test_after_choosing_another_default_it_can(make_brand, administrator, at):
    nova, outlet = make_brand("Nova", is_default=True), make_brand("Outlet")
    make_brand_default(brand_id=outlet.pk, by=administrator, at=at)
    assert default_brand() == outlet
    archive_brand(brand_id=nova.pk, by=administrator, at=at)
    with pytest.raises(BrandIsArchived):
        make_brand_default(brand_id=nova.pk, by=administrator, at=at)
    assert not hasattr(restore_brand(brand_id=nova.pk, by=administrator, at=at), "archival")


def test_a_brand_with_teams_of_its_own_stays(make_brand, make_team, administrator, at):
    make_brand("Nova", is_default=True)
    outlet = make_brand("Outlet")
    team = make_team("Tienda", brand=outlet)
    with pytest.raises(BrandHasTeams):
        archive_brand(brand_id=outlet.pk, by=administrator, at=at)
    archive_team(team_id=team.pk, by=administrator, at=at)
    archive_brand(brand_id=outlet.pk, by=administrator, at=at)
    with pytest.raises(BrandIsArchived):
        restore_team(team_id=team.pk, by=administrator, at=at)
    with pytest.raises(BrandIsArchived):
        create_team(fields=TeamFields("Otra", brand_id=outlet.pk), by=administrator, at=at)


def test_an_archived_team_takes_neither_changes_nor_people(make_team, make_agent, administrator, at):
    team = make_team("Logística")
    luz = make_agent("Luz")
    archive_team(team_id=team.pk, by=administrator, at=at)
    for attempt in (
        lambda: change_team(team_id=team.pk, fields=TeamFields("Otra"), version=1, by=administrator, at=at),
        lambda: add_to_team(team_id=team.pk, agent_id=luz.pk, by=administrator, at=at),
        lambda: make_leader(team_id=team.pk, agent_id=luz.pk, by=administrator, at=at),
    ):
        with pytest.raises(TeamIsArchived):
            attempt()


def test_leaving_and_coming_back_are_two_stays(make_team, make_agent, administrator, at):
    team, luz = make_team("Logística"), make_agent("Luz")
    for days, act in enumerate((add_to_team, remove_from_team, add_to_team)):
        act(team_id=team.pk, agent_id=luz.pk, by=administrator, at=at + dt.timedelta(days=days))
    stays = TeamMembership.objects.filter(agent=luz).order_by("id").values_list("since_on", "until_on")
    assert list(stays) == [
        (dt.date(2026, 11, 22), dt.date(2026, 11, 23)),
        (dt.date(2026, 11, 24), None),
    ]


def test_the_day_is_the_one_of_the_company(make_team, make_agent, administrator):
    late = dt.datetime(2026, 11, 22, 23, 30, tzinfo=dt.UTC)  # half past midnight in Madrid
    stay = add_to_team(
        team_id=make_team("Noche").pk, agent_id=make_agent("Luz").pk, by=administrator, at=late
    )
    assert stay.since_on == dt.date(2026, 11, 23)


def test_one_leader_at_a_time_and_only_a_member(make_team, make_agent, administrator, at):
    team = make_team("Logística")
    luz, raul, eva = make_agent("Luz", team), make_agent("Raúl", team), make_agent("Eva")
    for leader in (luz, raul):
        make_leader(team_id=team.pk, agent_id=leader.pk, by=administrator, at=at)
    leads = {m.display_name: m.here[0].is_leader for m in members_of(administrator, team_id=team.pk).rows}
    assert leads == {"Luz": False, "Raúl": True}
    with pytest.raises(NotAMember):
        make_leader(team_id=team.pk, agent_id=eva.pk, by=administrator, at=at)
    make_leader(team_id=team.pk, agent_id=None, by=administrator, at=at)
    assert not TeamMembership.objects.filter(is_leader=True).exists()


def test_a_new_user_becomes_an_agent_of_the_teams_that_awaited(make_team, django_user_model, at, company):
    waiting, gone = make_team("Logística"), make_team("Antiguo")
    archive_team(team_id=gone.pk, by=SYSTEM, at=at)
    for team in (waiting, gone):
        InvitedMembership.objects.create(email="luz@nova.example", team=team)
    user = django_user_model.objects.create_user("Luz@nova.example", name="Luz\u202e Prado")
    for _ in range(2):
        create_agent(user_id=user.pk, by=SYSTEM, at=at)
    agent = Agent.objects.get()
    assert agent.display_name == "Luz Prado"
    assert [m.team for m in agent.memberships.all()] == [waiting]
    assert not InvitedMembership.objects.exists()


def test_nobody_becomes_an_agent_out_of_nothing(db, at):
    with pytest.raises(NotFound):
        create_agent(user_id=404, by=SYSTEM, at=at)


def test_an_agent_serves_all_brands_or_some(make_agent, make_brand, administrator, at):
    luz, nova = make_agent("Luz"), make_brand("Nova")
    some = AgentFields("Luz", "Jefa", serves_all_brands=False, brand_ids=frozenset({nova.pk}))
    agent = change_agent(agent_id=luz.pk, fields=some, version=1, by=administrator, at=at)
    assert [link.brand for link in agent.brand_links.all()] == [nova]
    for wrong in (frozenset(), frozenset({nova.pk, 404})):
        with pytest.raises(InvalidInput) as refused:
            change_agent(
                agent_id=luz.pk,
                fields=AgentFields("Luz", serves_all_brands=False, brand_ids=wrong),
                version=2,
                by=administrator,
                at=at,
            )
        assert set(refused.value.fields) == {"brand_ids"}
    assert Brand.objects.count() == 1


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "שלום ירושלים", "a" * 5000, "x\x00y"])
def test_hostile_names_are_kept_plain(name, company, administrator, at):
    team = create_team(fields=TeamFields(name), by=administrator, at=at)
    assert "\x00" not in team.name
    assert 0 < len(team.name) <= 100
