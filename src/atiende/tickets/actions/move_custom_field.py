"""Ask a field earlier or later than the one beside it."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.ordering import moved_one_place
from atiende.kernel.refusals import NotFound
from atiende.platform.audit import record
from atiende.tickets.models import CustomField


def move_custom_field(*, field_id: int, is_up: bool, by: Actor, at: dt.datetime) -> None:
    """One place among those in use; at the end of the row nothing changes. Raises NotPermitted and NotFound."""
    by.require("settings.manage")
    with transaction.atomic():
        rows = list(CustomField.objects.select_for_update().order_by("position", "pk"))
        moved = next((row for row in rows if row.pk == field_id), None)
        if moved is None:
            raise NotFound
        seen = [row for row in rows if row.is_in_use]
        order = moved_one_place(rows, moved, is_up=is_up, seen=seen)
        if order is None:
            return
        for position, row in enumerate(order, start=1):
            row.position = position * 10
        CustomField.objects.bulk_update(order, ["position"])
        record(
            by=by,
            verb="tickets.custom_field_moved",
            target_kind="custom_field",
            target_id=field_id,
            fields=["position"],
            at=at,
        )
