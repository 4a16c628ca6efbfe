"""Remove the customers of the demonstration."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import ProtectedError

from atiende.customers.models import Customer
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
        removed = [customer_id for customer_id in ids if _removed(customer_id)]
        forget_marks("customer", ids)
        if removed:
            record_each(
                by=by,
                verb="customers.demonstration_removed",
                target_kind="customer",
                target_ids=removed,
                at=at,
            )
    return len(removed)


def _removed(customer_id: int) -> bool:
    try:
        with transaction.atomic():
            Customer.objects.filter(pk=customer_id).delete()
    except ProtectedError:
        return False
    return True
