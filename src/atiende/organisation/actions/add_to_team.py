"""Let an agent belong to a team from today."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.organisation.errors import TeamIsArchived
from atiende.organisation.events import AgentJoinedTeam
from atiende.organisation.models import TeamMembership
from atiende.organisation.queries import get_agent_for, get_team_for, today_of_company
from atiende.platform.audit import record
from atiende.platform.live import signal
from atiende.platform.outbox import emit


def add_to_team(*, team_id: int, agent_id: int, by: Actor, at: dt.datetime) -> TeamMembership:
    """Adding somebody who is there already changes nothing. Raises NotPermitted, NotFound and TeamIsArchived."""
    by.require("organisation.manage")
    with transaction.atomic():
        team = get_team_for(by, team_id, is_locked=True)
        if hasattr(team, "archival"):
            raise TeamIsArchived
        agent = get_agent_for(by, agent_id)
        membership, is_new = TeamMembership.objects.get_or_create(
            team=team, agent=agent, until_on=None, defaults={"since_on": today_of_company(at)}
        )
        if is_new:
            record(
                by=by,
                verb="organisation.agent_joined_team",
                target_kind="team",
                target_id=team.pk,
                at=at,
                details={"agent_id": agent.pk},
            )
            emit(AgentJoinedTeam(team_id=team.pk, agent_id=agent.pk, added_by=by.id))
            signal(f"team:{team.pk}")
        return membership
