"""Choose who leads a team."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.organisation.errors import NotAMember, TeamIsArchived
from atiende.organisation.events import TeamLeaderChanged
from atiende.organisation.models import TeamMembership
from atiende.organisation.queries import get_team_for
from atiende.platform.audit import record
from atiende.platform.live import signal
from atiende.platform.outbox import emit


def make_leader(*, team_id: int, agent_id: int | None, by: Actor, at: dt.datetime) -> None:
    """One of the members leads, or nobody (None). Choosing the same again changes nothing.

    Raises NotPermitted, NotFound, TeamIsArchived and NotAMember.
    """
    by.require("organisation.manage")
    with transaction.atomic():
        team = get_team_for(by, team_id, is_locked=True)
        if hasattr(team, "archival"):
            raise TeamIsArchived
        members = TeamMembership.objects.filter(team=team, until_on=None)
        if agent_id is not None and not members.filter(agent_id=agent_id).exists():
            raise NotAMember
        if members.filter(is_leader=True).values_list("agent_id", flat=True).first() == agent_id:
            return
        members.filter(is_leader=True).update(is_leader=False)
        members.filter(agent_id=agent_id).update(is_leader=True)
        record(
            by=by,
            verb="organisation.team_leader_changed",
            target_kind="team",
            target_id=team.pk,
            at=at,
            details={"leader_id": agent_id or 0},
        )
        emit(TeamLeaderChanged(team_id=team.pk, leader_id=agent_id, changed_by=by.id))
        signal(f"team:{team.pk}")
