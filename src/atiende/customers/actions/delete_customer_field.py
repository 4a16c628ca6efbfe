"""Delete a field that no customer ever answered."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.customers.errors import CustomerFieldIsUsed
from atiende.customers.queries.fields import get_customer_field, is_customer_field_used
from atiende.kernel.actors import Actor
from atiende.platform.audit import record


def delete_customer_field(*, field_id: int, by: Actor, at: dt.datetime) -> None:
    """Raises NotPermitted, NotFound, and CustomerFieldIsUsed while any customer has an answer."""
    by.require("settings.manage")
    with transaction.atomic():
        field = get_customer_field(field_id, is_locked=True)
        if is_customer_field_used(field.key):
            raise CustomerFieldIsUsed
        field.delete()
        record(
            by=by,
            verb="customers.field_deleted",
            target_kind="customer_field",
            target_id=field_id,
            at=at,
            details={"key": field.key},
        )
