"""From an invitation to a colleague in the right teams."""

from __future__ import annotations

import pytest

from atiende.identity.actions.accept_invitation import accept_invitation
from atiende.identity.events import UserCreated
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput, NotPermitted
from atiende.organisation.actions.invite_agent import invite_agent
from atiende.organisation.actions.withdraw_agent_invitation import withdraw_agent_invitation
from atiende.organisation.handlers import on_user_created
from atiende.organisation.models import Agent, InvitedMembership
from atiende.organisation.queries import list_waiting_invitations
from atiende.platform.outbox import Delivery

pytestmark = pytest.mark.django_db


@pytest.fixture
def invite(administrator, at):
    def send(*teams, email="luz@nova.example", by=administrator):
        return invite_agent(
            email=email, role_codes=["agent"], team_ids=[team.pk for team in teams], by=by, at=at
        )

    return send


def test_who_accepts_is_found_in_the_teams_that_waited(invite, make_team, at):
    logistics, billing = make_team("Logística"), make_team("Facturación")
    token = invite(logistics, billing).link.rstrip("/").rsplit("/", 1)[-1]
    user = accept_invitation(token=token, name="Luz Prado", password="sol-de-invierno-7", at=at)
    on_user_created(UserCreated(user_id=user.pk), Delivery(at, "test", 1, 1, at))
    assert {m.team for m in Agent.objects.get(pk=user.pk).memberships.all()} == {logistics, billing}


def test_a_second_invitation_replaces_the_teams(invite, make_team, administrator):
    logistics, billing = make_team("Logística"), make_team("Facturación")
    invite(logistics)
    invite(billing)
    (waiting,) = list_waiting_invitations(administrator)
    assert waiting.team_names == ("Facturación",)
    assert waiting.role_codes == ("agent",)


def test_taking_it_back_forgets_the_teams(invite, make_team, administrator, at):
    invited = invite(make_team("Logística"))
    withdraw_agent_invitation(invitation_id=invited.invitation_id, by=administrator, at=at)
    assert list_waiting_invitations(administrator) == []
    assert not InvitedMembership.objects.exists()


def test_teams_need_the_right_to_manage_them(invite, make_team, administrator):
    manager = Actor(id=77, label="Pía", grants=administrator.grants - {"organisation.manage"})
    with pytest.raises(NotPermitted):
        invite(make_team("Logística"), by=manager)
    assert invite(by=Actor(id=78, label="Eva", grants=administrator.grants)).email == "luz@nova.example"


def test_strangers_and_auditors_neither_invite_nor_read(invite, auditor, stranger, company):
    for nobody in (auditor, stranger):
        with pytest.raises(NotPermitted):
            invite(by=nobody)
        with pytest.raises(NotPermitted):
            list_waiting_invitations(nobody)


def test_an_unknown_team_is_refused_and_nobody_is_invited(administrator, company, at):
    with pytest.raises(InvalidInput) as refused:
        invite_agent(email="luz@nova.example", role_codes=["agent"], team_ids=[404], by=administrator, at=at)
    assert set(refused.value.fields) == {"teams"}
    assert list_waiting_invitations(administrator) == []


def test_thirty_invitations_cost_what_three_cost(invite, make_team, administrator, django_assert_num_queries):
    team = make_team("Logística")
    for number in range(30):
        invite(team, email=f"persona{number}@nova.example")
    with django_assert_num_queries(3):
        assert len(list_waiting_invitations(administrator)) == 30
