"""Bring an archived team back."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.organisation.events import TeamRestored
from atiende.organisation.models import Team, TeamArchival
from atiende.organisation.queries import get_open_brand_for, get_team_for
from atiende.platform.audit import record
from atiende.platform.live import signal
from atiende.platform.outbox import emit


def restore_team(*, team_id: int, by: Actor, at: dt.datetime) -> Team:
    """Restoring it again changes nothing. Raises NotPermitted, NotFound, and BrandIsArchived while its brand is."""
    by.require("organisation.manage")
    with transaction.atomic():
        team = get_team_for(by, team_id, is_locked=True)
        if not hasattr(team, "archival"):
            return team
        if team.brand_id is not None:
            get_open_brand_for(by, team.brand_id)
        TeamArchival.objects.filter(team=team).delete()
        record(by=by, verb="organisation.team_restored", target_kind="team", target_id=team.pk, at=at)
        emit(TeamRestored(team_id=team.pk, restored_by=by.id))
        signal(f"team:{team.pk}")
        signal("organisation:1")
        return get_team_for(by, team_id)
