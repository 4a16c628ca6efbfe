"""Put a unit away; who belonged to it and where it stood stay written."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.organisation.errors import UnitHasUnits
from atiende.organisation.events import UnitArchived
from atiende.organisation.models import Unit, UnitArchival, UnitPlace
from atiende.organisation.queries import today_of_company
from atiende.organisation.queries.units import get_unit_for
from atiende.platform.audit import record
from atiende.platform.live import signal
from atiende.platform.outbox import emit


def archive_unit(*, unit_id: int, by: Actor, at: dt.datetime) -> Unit:
    """Archiving it again changes nothing. Raises NotPermitted, NotFound and UnitHasUnits (others stand under it)."""
    by.require("organisation.manage")
    with transaction.atomic():
        unit = get_unit_for(by, unit_id, is_locked=True)
        if hasattr(unit, "archival"):
            return unit
        if UnitPlace.objects.filter(parent=unit, until_on=None, unit__archival=None).exists():
            raise UnitHasUnits
        UnitArchival.objects.create(
            unit=unit,
            archived_on=today_of_company(at),
            archived_at=at,
            archived_by_id=by.id,
            archived_by_label=by.label,
        )
        record(by=by, verb="organisation.unit_archived", target_kind="unit", target_id=unit.pk, at=at)
        emit(UnitArchived(unit_id=unit.pk, archived_by=by.id))
        signal("organisation:1")
        return unit
