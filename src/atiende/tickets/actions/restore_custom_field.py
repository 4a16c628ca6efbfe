"""Ask an archived field again."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.platform.audit import record
from atiende.tickets.models import CustomField


def restore_custom_field(*, field_id: int, by: Actor, at: dt.datetime) -> CustomField:
    """Doing it again changes nothing. Raises NotPermitted and NotFound."""
    by.require("settings.manage")
    with transaction.atomic():
        field = CustomField.objects.select_for_update().filter(pk=field_id).first()
        if field is None:
            raise NotFound
        if field.is_in_use is True:
            return field
        field.is_in_use = True
        field.version += 1
        field.save(update_fields=["is_in_use", "version"])
        record(
            by=by,
            verb="tickets.custom_field_restored",
            target_kind="custom_field",
            target_id=field_id,
            fields=["is_in_use"],
            at=at,
        )
        return field
