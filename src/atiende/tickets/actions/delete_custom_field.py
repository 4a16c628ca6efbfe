"""Delete a field that no case ever answered."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.platform.audit import record
from atiende.tickets.errors import FieldIsReferred, FieldIsUsed
from atiende.tickets.models import CustomField
from atiende.tickets.queries.custom_fields import is_field_used
from atiende.tickets.queries.field_uses import named_in


def delete_custom_field(*, field_id: int, by: Actor, at: dt.datetime) -> None:
    """Raises NotPermitted, NotFound, FieldIsUsed while any case has an answer (then it can be archived), and
    FieldIsReferred naming what else would break: other fields, views, rules.
    """
    by.require("settings.manage")
    with transaction.atomic():
        field = CustomField.objects.select_for_update().filter(pk=field_id).first()
        if field is None:
            raise NotFound
        if where := named_in(field.key):
            raise FieldIsReferred(where=", ".join(where))
        if is_field_used(field.key):
            raise FieldIsUsed
        field.delete()
        record(
            by=by,
            verb="tickets.custom_field_deleted",
            target_kind="custom_field",
            target_id=field_id,
            at=at,
            details={"key": field.key},
        )
