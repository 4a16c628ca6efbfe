"""Change a unit's name, purpose or team."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import Conflict, InvalidInput
from atiende.kernel.text import folded
from atiende.organisation.errors import UnitIsArchived
from atiende.organisation.events import UnitChanged
from atiende.organisation.models import Unit
from atiende.organisation.models.duplicates import refusing_duplicates
from atiende.organisation.queries import get_team_for
from atiende.organisation.queries.units import get_unit_for
from atiende.organisation.rules.staff import changed
from atiende.organisation.rules.units import UnitFields, problems_of_unit
from atiende.platform.audit import record
from atiende.platform.live import signal
from atiende.platform.outbox import emit


def change_unit(*, unit_id: int, fields: UnitFields, version: int, by: Actor, at: dt.datetime) -> Unit:
    """Saving the same again changes nothing.

    Raises NotPermitted, NotFound, InvalidInput, NameTaken, UnitIsArchived, and Conflict when `version` is not the
    present one.
    """
    by.require("organisation.manage")
    cleaned = fields.cleaned()
    if problems := problems_of_unit(cleaned):
        raise InvalidInput(fields=problems)
    with transaction.atomic():
        unit = get_unit_for(by, unit_id, is_locked=True)
        names = changed(UnitFields(unit.name, unit.purpose, unit.team_id), cleaned)
        if not names:
            return unit
        if unit.version != version:
            raise Conflict
        if hasattr(unit, "archival"):
            raise UnitIsArchived
        if "team_id" in names and cleaned.team_id is not None:
            get_team_for(by, cleaned.team_id)
        unit.name, unit.purpose, unit.team_id = cleaned.name, cleaned.purpose, cleaned.team_id
        unit.folded_name = folded(cleaned.name)[:100]
        unit.version += 1
        with refusing_duplicates():
            unit.save()
        record(
            by=by,
            verb="organisation.unit_changed",
            target_kind="unit",
            target_id=unit.pk,
            fields=names,
            at=at,
        )
        emit(UnitChanged(unit_id=unit.pk, fields=",".join(names), changed_by=by.id))
        signal("organisation:1")
        return unit
