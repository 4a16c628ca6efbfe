"""Show a contact reason earlier or later than the one beside it."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.platform.audit import record
from atiende.tickets.models import ContactReason


def move_contact_reason(*, reason_id: int, is_up: bool, by: Actor, at: dt.datetime) -> None:
    """One place among those in use under the same one; at the end nothing changes. Raises NotPermitted and NotFound."""
    by.require("settings.manage")
    with transaction.atomic():
        moved = ContactReason.objects.filter(pk=reason_id).first()
        if moved is None:
            raise NotFound
        rows = list(
            ContactReason.objects.select_for_update()
            .filter(parent_id=moved.parent_id)
            .order_by("position", "pk")
        )
        beside = [row.pk for row in rows if row.is_in_use or row.pk == reason_id]
        place = beside.index(reason_id)
        other = place - 1 if is_up else place + 1
        if not 0 <= other < len(beside):
            return
        order = [row.pk for row in rows]
        order.remove(reason_id)
        order.insert(order.index(beside[other]) + (0 if is_up else 1), reason_id)
        by_id = {row.pk: row for row in rows}
        for position, pk in enumerate(order, start=1):
            by_id[pk].position = position * 10
        ContactReason.objects.bulk_update(rows, ["position"])
        record(
            by=by,
            verb="tickets.contact_reason_moved",
            target_kind="contact_reason",
            target_id=reason_id,
            fields=["position"],
            at=at,
        )
