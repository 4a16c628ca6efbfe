"""Put a team away; its members and its history stay written."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.organisation.events import TeamArchived
from atiende.organisation.models import Team, TeamArchival
from atiende.organisation.queries import get_team_for
from atiende.platform.audit import record
from atiende.platform.live import signal
from atiende.platform.outbox import emit


def archive_team(*, team_id: int, by: Actor, at: dt.datetime) -> Team:
    """Archiving it again changes nothing. Raises NotPermitted and NotFound."""
    by.require("organisation.manage")
    with transaction.atomic():
        team = get_team_for(by, team_id, is_locked=True)
        if hasattr(team, "archival"):
            return team
        TeamArchival.objects.create(
            team=team, archived_at=at, archived_by_id=by.id, archived_by_label=by.label
        )
        record(by=by, verb="organisation.team_archived", target_kind="team", target_id=team.pk, at=at)
        emit(TeamArchived(team_id=team.pk, archived_by=by.id))
        signal(f"team:{team.pk}")
        signal("organisation:1")
        return team
