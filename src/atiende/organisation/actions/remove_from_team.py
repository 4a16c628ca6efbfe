"""End an agent's stay in a team today."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.organisation.events import AgentLeftTeam
from atiende.organisation.models import TeamMembership
from atiende.organisation.queries import get_team_for, today_of_company
from atiende.platform.audit import record
from atiende.platform.live import revalidate, signal
from atiende.platform.outbox import emit


def remove_from_team(*, team_id: int, agent_id: int, by: Actor, at: dt.datetime) -> None:
    """Removing somebody who is not there changes nothing. Raises NotPermitted and NotFound."""
    by.require("organisation.manage")
    with transaction.atomic():
        team = get_team_for(by, team_id, is_locked=True)
        stay = TeamMembership.objects.filter(team=team, agent_id=agent_id, until_on=None).first()
        if stay is None:
            return
        stay.until_on = max(today_of_company(at), stay.since_on)
        stay.is_leader = False
        stay.save(update_fields=["until_on", "is_leader"])
        record(
            by=by,
            verb="organisation.agent_left_team",
            target_kind="team",
            target_id=team.pk,
            at=at,
            details={"agent_id": agent_id},
        )
        emit(AgentLeftTeam(team_id=team.pk, agent_id=agent_id, removed_by=by.id))
        signal(f"team:{team.pk}")
        revalidate(agent_id)
