"""Ask a field no more; what was answered stays, and is shown."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.platform.audit import record
from atiende.tickets.errors import FieldIsReferred
from atiende.tickets.models import CustomField
from atiende.tickets.queries.field_uses import named_in


def archive_custom_field(*, field_id: int, by: Actor, at: dt.datetime) -> CustomField:
    """Doing it again changes nothing. Raises NotPermitted, NotFound, and FieldIsReferred naming what would break."""
    by.require("settings.manage")
    with transaction.atomic():
        field = CustomField.objects.select_for_update().filter(pk=field_id).first()
        if field is None:
            raise NotFound
        if where := named_in(field.key):
            raise FieldIsReferred(where=", ".join(where))
        if field.is_in_use is False:
            return field
        field.is_in_use = False
        field.version += 1
        field.save(update_fields=["is_in_use", "version"])
        record(
            by=by,
            verb="tickets.custom_field_archived",
            target_kind="custom_field",
            target_id=field_id,
            fields=["is_in_use"],
            at=at,
        )
        return field
