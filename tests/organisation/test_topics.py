from __future__ import annotations

import pytest

from atiende.identity.models import Role, RoleAssignment
from atiende.organisation.actions.remove_from_team import remove_from_team
from atiende.organisation.topics import watches_agent, watches_organisation, watches_team
from atiende.platform.live.topics import may_watch

pytestmark = pytest.mark.django_db


@pytest.fixture
def house(make_team, make_agent, at):
    logistics, billing = make_team("Logística"), make_team("Facturación")
    luz, eva = make_agent("Luz", logistics), make_agent("Eva", billing)
    role = Role.objects.create(code="helps", name="Helps", grants=["tickets.read"])
    RoleAssignment.objects.create(user=luz.user, role=role, assigned_by_id=0, assigned_at=at)
    return {"logistics": logistics, "billing": billing, "luz": luz, "eva": eva}


def test_a_member_watches_the_team_until_they_leave(house, administrator, at):
    luz, team = house["luz"].pk, house["logistics"].pk
    assert may_watch(luz, f"team:{team}")
    assert not watches_team(luz, str(house["billing"].pk))
    remove_from_team(team_id=team, agent_id=luz, by=administrator, at=at)
    assert not may_watch(luz, f"team:{team}")


def test_a_person_without_role_watches_nothing(house):
    eva = house["eva"].pk
    assert not watches_team(eva, str(house["billing"].pk))
    assert not watches_organisation(eva, "1")
    assert not watches_agent(eva, str(eva))


def test_staff_hear_that_lists_changed_and_no_other_number(house):
    luz = house["luz"].pk
    assert watches_organisation(luz, "1")
    assert not watches_organisation(luz, "2")
    assert not watches_organisation(404, "1")
