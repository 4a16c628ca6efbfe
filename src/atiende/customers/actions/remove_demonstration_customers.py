"""Remove the customers of the demonstration."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import ProtectedError

from atiende.customers.models import Customer, CustomerField
from atiende.customers.queries.fields import is_customer_field_used
from atiende.kernel.actors import Actor
from atiende.platform.audit import record_each
from atiende.platform.demonstration import forget_marks, marked


def remove_demonstration_customers(*, by: Actor, at: dt.datetime) -> int:
    """How many went. One that meanwhile has a real case stays, and is a customer like any other from then on.

    Raises NotPermitted.
    """
    by.require("settings.manage")
    with transaction.atomic():
        ids = sorted(marked("customer"))
        removed = _removed(ids)
        forget_marks("customer", ids)
        _remove_fields()
        if removed:
            record_each(
                by=by,
                verb="customers.demonstration_removed",
                target_kind="customer",
                target_ids=removed,
                at=at,
            )
    return len(removed)


def _removed(ids: list[int]) -> list[int]:
    """Those that went: all at once where nothing holds any of them, else halved until who is held stands alone."""
    if not ids:
        return []
    try:
        with transaction.atomic():
            Customer.objects.filter(pk__in=ids).delete()
    except ProtectedError:
        half = len(ids) // 2
        return [*_removed(ids[:half]), *_removed(ids[half:])] if half else []
    return ids


def _remove_fields() -> None:
    """What a real customer has answered by now is the company's own."""
    ids = marked("customer_field")
    for field in CustomerField.objects.filter(pk__in=ids):
        if not is_customer_field_used(field.key):
            field.delete()
    forget_marks("customer_field", ids)
