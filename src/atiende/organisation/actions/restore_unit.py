"""Take an archived unit back."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.organisation.actions.move_unit import move_unit
from atiende.organisation.events import UnitRestored
from atiende.organisation.models import Unit, UnitArchival
from atiende.organisation.queries import today_of_company
from atiende.organisation.queries.units import get_unit_for
from atiende.platform.audit import record
from atiende.platform.live import signal
from atiende.platform.outbox import emit


def restore_unit(*, unit_id: int, by: Actor, at: dt.datetime) -> Unit:
    """Where it stood; at the top when the unit above was archived meanwhile. Raises NotPermitted and NotFound."""
    by.require("organisation.manage")
    with transaction.atomic():
        unit = get_unit_for(by, unit_id, is_locked=True)
        if not hasattr(unit, "archival"):
            return unit
        UnitArchival.objects.filter(unit=unit).delete()
        record(by=by, verb="organisation.unit_restored", target_kind="unit", target_id=unit.pk, at=at)
        emit(UnitRestored(unit_id=unit.pk, restored_by=by.id))
        last = unit.places.select_related("parent__archival").get(until_on=None)
        if last.parent is not None and hasattr(last.parent, "archival"):
            day = max(today_of_company(at), last.from_on)
            move_unit(unit_id=unit.pk, parent_id=None, from_on=day, by=by, at=at)
        signal("organisation:1")
        return get_unit_for(by, unit_id)
