"""Change a team's name, purpose or brand."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import Conflict, InvalidInput
from atiende.kernel.text import folded
from atiende.organisation.errors import TeamIsArchived
from atiende.organisation.events import TeamChanged
from atiende.organisation.models import Team
from atiende.organisation.models.duplicates import refusing_duplicates
from atiende.organisation.queries import get_open_brand_for, get_team_for
from atiende.organisation.rules.staff import TeamFields, changed, problems_of_team
from atiende.platform.audit import record
from atiende.platform.live import signal
from atiende.platform.outbox import emit


def change_team(*, team_id: int, fields: TeamFields, version: int, by: Actor, at: dt.datetime) -> Team:
    """Saving the same again changes nothing.

    Raises NotPermitted, NotFound, InvalidInput, NameTaken, TeamIsArchived, BrandIsArchived, and Conflict when `version`
    is not the present one.
    """
    by.require("organisation.manage")
    cleaned = fields.cleaned()
    if problems := problems_of_team(cleaned):
        raise InvalidInput(fields=problems)
    with transaction.atomic():
        team = get_team_for(by, team_id, is_locked=True)
        names = changed(TeamFields(team.name, team.purpose, team.brand_id), cleaned)
        if not names:
            return team
        if team.version != version:
            raise Conflict
        if hasattr(team, "archival"):
            raise TeamIsArchived
        if "brand_id" in names and cleaned.brand_id is not None:
            get_open_brand_for(by, cleaned.brand_id)
        _write(team, cleaned)
        record(
            by=by,
            verb="organisation.team_changed",
            target_kind="team",
            target_id=team.pk,
            fields=names,
            at=at,
        )
        emit(TeamChanged(team_id=team.pk, fields=",".join(names), changed_by=by.id))
        signal(f"team:{team.pk}")
        signal("organisation:1")
        return team


def _write(team: Team, cleaned: TeamFields) -> None:
    team.name = cleaned.name
    team.folded_name = folded(cleaned.name)[:100]
    team.purpose = cleaned.purpose
    team.brand_id = cleaned.brand_id
    team.version += 1
    with refusing_duplicates():
        team.save()
