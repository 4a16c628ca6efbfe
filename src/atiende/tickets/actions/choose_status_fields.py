"""Say which fields must be answered before a case goes to a status."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput, NotFound
from atiende.platform.audit import record
from atiende.tickets.errors import UNKNOWN_FIELD
from atiende.tickets.models import CustomField, TicketStatus


def choose_status_fields(*, status_id: int, keys: Collection[str], by: Actor, at: dt.datetime) -> None:
    """These and no others, by their keys; the same again changes nothing.

    Raises NotPermitted, NotFound and InvalidInput.
    """
    by.require("settings.manage")
    with transaction.atomic():
        status = TicketStatus.objects.select_for_update().filter(pk=status_id).first()
        if status is None:
            raise NotFound
        fields = list(CustomField.objects.select_for_update().order_by("pk"))
        if not set(keys) <= {field.key for field in fields}:
            raise InvalidInput(fields={"needed": UNKNOWN_FIELD})
        changed = [field for field in fields if (status.key in field.needed_in) != (field.key in keys)]
        if not changed:
            return
        for field in changed:
            others = [key for key in field.needed_in if key != status.key]
            field.needed_in = sorted([*others, status.key]) if field.key in keys else others
            field.version += 1
        CustomField.objects.bulk_update(changed, ["needed_in", "version"])
        record(
            by=by,
            verb="tickets.status_fields_chosen",
            target_kind="ticket_status",
            target_id=status_id,
            fields=sorted(field.key for field in changed),
            at=at,
        )
