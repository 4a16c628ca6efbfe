"""Add a unit to one of the trees."""

from __future__ import annotations

import datetime as dt
import uuid

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput
from atiende.kernel.text import folded
from atiende.organisation.events import UnitCreated
from atiende.organisation.models import Unit, UnitPlace
from atiende.organisation.models.duplicates import refusing_duplicates
from atiende.organisation.queries import get_team_for, today_of_company
from atiende.organisation.queries.units import get_parent_for
from atiende.organisation.rules.units import NOT_A_DIMENSION, Dimension, UnitFields, problems_of_unit
from atiende.platform.audit import record
from atiende.platform.live import signal
from atiende.platform.outbox import emit


def create_unit(
    *,
    dimension: str,
    fields: UnitFields,
    parent_id: int | None,
    by: Actor,
    at: dt.datetime,
    from_on: dt.date | None = None,
    submission: uuid.UUID | None = None,
) -> Unit:
    """It stands there from `from_on`, today by default. The same `submission` again answers with the unit it made.

    Raises NotPermitted, InvalidInput, NameTaken, UnderItself, UnitIsArchived, and NotFound for the parent or the team.
    """
    by.require("organisation.manage")
    if submission and (made := Unit.objects.filter(submission=submission).first()):
        return made
    cleaned = fields.cleaned()
    if problems := problems_of_unit(cleaned):
        raise InvalidInput(fields=problems)
    if dimension not in set(Dimension):
        raise InvalidInput(fields={"dimension": NOT_A_DIMENSION})
    with transaction.atomic():
        if parent_id is not None:
            get_parent_for(by, parent_id, dimension=dimension)
        if cleaned.team_id is not None:
            get_team_for(by, cleaned.team_id)
        with refusing_duplicates():
            unit = Unit.objects.create(
                name=cleaned.name,
                folded_name=folded(cleaned.name)[:100],
                dimension=dimension,
                purpose=cleaned.purpose,
                team_id=cleaned.team_id,
                created_at=at,
                submission=submission,
            )
        UnitPlace.objects.create(unit=unit, parent_id=parent_id, from_on=from_on or today_of_company(at))
        record(
            by=by,
            verb="organisation.unit_created",
            target_kind="unit",
            target_id=unit.pk,
            at=at,
            details={"dimension": dimension, "parent_id": parent_id or 0},
        )
        emit(UnitCreated(unit_id=unit.pk, created_by=by.id))
        signal("organisation:1")
        return unit
