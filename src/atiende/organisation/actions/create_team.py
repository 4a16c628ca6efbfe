"""Add a team."""

from __future__ import annotations

import datetime as dt
import uuid

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput
from atiende.kernel.text import folded
from atiende.organisation.events import TeamCreated
from atiende.organisation.models import Team
from atiende.organisation.models.duplicates import refusing_duplicates
from atiende.organisation.queries import get_open_brand_for
from atiende.organisation.rules.staff import TeamFields, problems_of_team
from atiende.platform.audit import record
from atiende.platform.live import signal
from atiende.platform.outbox import emit


def create_team(
    *, fields: TeamFields, by: Actor, at: dt.datetime, submission: uuid.UUID | None = None
) -> Team:
    """The same `submission` again answers with the team it made.

    Raises NotPermitted, InvalidInput, NameTaken, and NotFound or BrandIsArchived for the team's brand.
    """
    by.require("organisation.manage")
    if submission and (made := Team.objects.filter(submission=submission).first()):
        return made
    cleaned = fields.cleaned()
    if problems := problems_of_team(cleaned):
        raise InvalidInput(fields=problems)
    with transaction.atomic():
        brand = None if cleaned.brand_id is None else get_open_brand_for(by, cleaned.brand_id)
        with refusing_duplicates():
            team = Team.objects.create(
                name=cleaned.name,
                folded_name=folded(cleaned.name)[:100],
                purpose=cleaned.purpose,
                brand=brand,
                created_at=at,
                submission=submission,
            )
        record(by=by, verb="organisation.team_created", target_kind="team", target_id=team.pk, at=at)
        emit(TeamCreated(team_id=team.pk, created_by=by.id))
        signal("organisation:1")
        return team
