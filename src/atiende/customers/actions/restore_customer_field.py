"""Ask an archived field of customers again."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.customers.queries.fields import get_customer_field
from atiende.kernel.actors import Actor
from atiende.platform.audit import record


def restore_customer_field(*, field_id: int, by: Actor, at: dt.datetime) -> None:
    """Doing it again changes nothing. Raises NotPermitted and NotFound."""
    by.require("settings.manage")
    with transaction.atomic():
        field = get_customer_field(field_id, is_locked=True)
        if field.is_in_use is True:
            return
        field.is_in_use = True
        field.version += 1
        field.save(update_fields=["is_in_use", "version"])
        record(
            by=by,
            verb="customers.field_restored",
            target_kind="customer_field",
            target_id=field_id,
            fields=["is_in_use"],
            at=at,
        )
