"""Put a unit under another one of its tree, or at the top, from a day on."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput
from atiende.organisation.errors import (
    LATER_PLACE,
    UNIT_CIRCLE,
    UNIT_UNDER_ITSELF,
    UnderItself,
    UnitIsArchived,
)
from atiende.organisation.events import UnitMoved
from atiende.organisation.models import Unit, UnitPlace
from atiende.organisation.queries.units import all_places, get_parent_for, get_unit_for
from atiende.organisation.rules.units import would_circle
from atiende.platform.audit import record
from atiende.platform.live import signal
from atiende.platform.outbox import emit


def move_unit(
    *, unit_id: int, parent_id: int | None, from_on: dt.date, by: Actor, at: dt.datetime
) -> UnitPlace:
    """Where it stood before stays written until the day before. To where it stands already changes nothing.

    Raises NotPermitted, NotFound, UnitIsArchived, UnderItself, and InvalidInput for a unit of another tree and for a
    day before the last change.
    """
    by.require("organisation.manage")
    with transaction.atomic():
        unit = get_unit_for(by, unit_id)
        _lock_tree(unit.dimension)
        if hasattr(unit, "archival"):
            raise UnitIsArchived
        if parent_id is not None:
            get_parent_for(by, parent_id, dimension=unit.dimension)
            _require_no_circle(unit, parent_id, from_on)
        last = unit.places.filter(until_on=None).get()
        if last.parent_id == parent_id and last.from_on <= from_on:
            return last
        if from_on < last.from_on:
            raise InvalidInput(fields={"from_on": LATER_PLACE})
        place = _placed(unit, last, parent_id, from_on)
        record(
            by=by,
            verb="organisation.unit_moved",
            target_kind="unit",
            target_id=unit.pk,
            at=at,
            details={"parent_id": parent_id or 0, "from_on": from_on.isoformat()},
        )
        emit(UnitMoved(unit_id=unit.pk, parent_id=parent_id, from_on=from_on.isoformat(), moved_by=by.id))
        signal("organisation:1")
        return place


def _require_no_circle(unit: Unit, parent_id: int, from_on: dt.date) -> None:
    if parent_id == unit.pk:
        raise UnderItself(fields={"parent_id": UNIT_UNDER_ITSELF})
    if would_circle(all_places(unit.dimension), unit_id=unit.pk, parent_id=parent_id, from_on=from_on):
        raise UnderItself(fields={"parent_id": UNIT_CIRCLE})


def _lock_tree(dimension: str) -> None:
    """Two moves at once could make a circle of which neither knows: one waits for the other."""
    list(Unit.objects.select_for_update().filter(dimension=dimension).order_by("pk").values_list("pk"))


def _placed(unit: Unit, last: UnitPlace, parent_id: int | None, from_on: dt.date) -> UnitPlace:
    if last.from_on == from_on:
        last.parent_id = parent_id
        last.save(update_fields=["parent"])
        return last
    last.until_on = from_on - dt.timedelta(days=1)
    last.save(update_fields=["until_on"])
    return UnitPlace.objects.create(unit=unit, parent_id=parent_id, from_on=from_on)
