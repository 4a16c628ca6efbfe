"""Make a user a member of staff, in the teams that awaited them."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.identity.queries import active_user
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.kernel.text import folded, one_line
from atiende.organisation.actions.add_to_team import add_to_team
from atiende.organisation.events import AgentCreated
from atiende.organisation.models import Agent, InvitedMembership
from atiende.platform.audit import record
from atiende.platform.outbox import emit


def create_agent(*, user_id: int, by: Actor, at: dt.datetime) -> Agent:
    """Doing it again changes nothing. Raises NotPermitted, and NotFound for an unknown or disabled user."""
    by.require("people.manage")
    user = active_user(user_id)
    if user is None:
        raise NotFound
    with transaction.atomic():
        agent, is_new = Agent.objects.get_or_create(
            user_id=user.pk,
            defaults={
                "folded_name": folded(user.name)[:150],
                "display_name": one_line(user.name, limit=100) or user.email[:100],
                "created_at": at,
            },
        )
        if is_new:
            record(by=by, verb="organisation.agent_created", target_kind="agent", target_id=agent.pk, at=at)
            emit(AgentCreated(agent_id=agent.pk, created_by=by.id))
        _join_awaiting_teams(agent, user.email, by=by, at=at)
        return agent


def _join_awaiting_teams(agent: Agent, email: str, *, by: Actor, at: dt.datetime) -> None:
    awaiting = InvitedMembership.objects.filter(email=email.lower())
    for team_id in awaiting.filter(team__archival=None).values_list("team_id", flat=True):
        add_to_team(team_id=team_id, agent_id=agent.pk, by=by, at=at)
    awaiting.delete()
