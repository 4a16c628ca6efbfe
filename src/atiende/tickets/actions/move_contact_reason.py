"""Show a contact reason earlier or later than the one beside it."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.ordering import moved_one_place
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
        order = moved_one_place(rows, moved, is_up=is_up, seen=[row for row in rows if row.is_in_use])
        if order is None:
            return
        for position, row in enumerate(order, start=1):
            row.position = position * 10
        ContactReason.objects.bulk_update(order, ["position"])
        record(
            by=by,
            verb="tickets.contact_reason_moved",
            target_kind="contact_reason",
            target_id=reason_id,
            fields=["position"],
            at=at,
        )
