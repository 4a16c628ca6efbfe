"""Note that two customers who look like one are not: they are not proposed again."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.customers.events import CustomersToldApart
from atiende.customers.models import LikelyDuplicate, ToldApart
from atiende.customers.queries.seeing import get_customer_for
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput
from atiende.kernel.text import one_line
from atiende.platform.audit import record
from atiende.platform.live import signal
from atiende.platform.outbox import emit


def tell_apart(*, customer_id: int, other_id: int, by: Actor, at: dt.datetime) -> None:
    """Doing it again changes nothing. Raises NotPermitted, NotFound, and InvalidInput for one and the same."""
    by.require("customers.manage")
    if customer_id == other_id:
        raise InvalidInput
    low, high = sorted((customer_id, other_id))
    with transaction.atomic():
        get_customer_for(by, low, is_locked=True)
        get_customer_for(by, high)
        _, is_new = ToldApart.objects.get_or_create(
            low_id=low,
            high_id=high,
            defaults={
                "told_at": at,
                "told_by_id": by.id,
                "told_by_label": one_line(by.label, limit=150),
            },
        )
        LikelyDuplicate.objects.filter(low_id=low, high_id=high).delete()
        if not is_new:
            return
        record(
            by=by,
            verb="customers.told_apart",
            target_kind="customer",
            target_id=low,
            at=at,
            details={"other_id": high},
        )
        emit(CustomersToldApart(customer_id=low, other_id=high, told_by=by.id))
        signal("customers:1")
