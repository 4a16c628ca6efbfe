"""Separate a customer that was joined with another one: it stands for itself again, with all that was its own."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.customers.errors import NotMerged
from atiende.customers.events import CustomerUnmerged
from atiende.customers.models import CustomerMerge
from atiende.customers.models.writing import lock_merges
from atiende.customers.queries.seeing import get_customer_for
from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.live import signal
from atiende.platform.outbox import emit


def unmerge_customer(*, source_id: int, by: Actor, at: dt.datetime) -> None:
    """What was merged into `source` before stays with it. Raises NotPermitted, NotFound, NotMerged."""
    by.require("customers.manage")
    with transaction.atomic():
        lock_merges()
        get_customer_for(by, source_id, is_locked=True)
        merge = CustomerMerge.objects.filter(source=source_id).first()
        if merge is None:
            raise NotMerged
        target_id = merge.target_id
        merge.delete()
        record(
            by=by,
            verb="customers.customer_unmerged",
            target_kind="customer",
            target_id=source_id,
            at=at,
            details={"target_id": target_id},
        )
        emit(CustomerUnmerged(customer_id=source_id, target_id=target_id, unmerged_by=by.id))
        for topic in (f"customer:{source_id}", f"customer:{target_id}", "customers:1"):
            signal(topic)
