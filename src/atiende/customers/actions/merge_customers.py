"""Note that two customers are the same. Nothing is rewritten: each keeps its identifiers and its cases."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.customers.errors import AlreadyMerged, MergeInCircle, OfAnotherKind
from atiende.customers.events import CustomerMerged
from atiende.customers.models import Customer, CustomerMerge
from atiende.customers.models.writing import lock_merges
from atiende.customers.queries.merges import survivor_of
from atiende.customers.queries.seeing import get_customer_for
from atiende.kernel.actors import Actor
from atiende.kernel.text import one_line
from atiende.platform.audit import record
from atiende.platform.live import signal
from atiende.platform.outbox import emit


def merge_customers(*, source_id: int, target_id: int, by: Actor, at: dt.datetime) -> int:
    """`source` and what was merged into it are found under `target` from now on; returns the survivor's id.

    Raises NotPermitted, NotFound, AlreadyMerged, MergeInCircle, and OfAnotherKind for a person and a company.
    """
    by.require("customers.manage")
    with transaction.atomic():
        lock_merges()
        source = get_customer_for(by, source_id, is_locked=True)
        get_customer_for(by, target_id)
        survivor = Customer.objects.get(pk=survivor_of(target_id))
        _refuse_impossible(source, survivor)
        CustomerMerge.objects.create(
            source=source,
            target=survivor,
            merged_at=at,
            merged_by_id=by.id,
            merged_by_label=one_line(by.label, limit=150),
        )
        record(
            by=by,
            verb="customers.customer_merged",
            target_kind="customer",
            target_id=source_id,
            at=at,
            details={"target_id": survivor.pk},
        )
        emit(CustomerMerged(customer_id=source_id, target_id=survivor.pk, merged_by=by.id))
        for topic in (f"customer:{source_id}", f"customer:{survivor.pk}", "customers:1"):
            signal(topic)
        return survivor.pk


def _refuse_impossible(source: Customer, survivor: Customer) -> None:
    if survivor.pk == survivor_of(source.pk):
        raise MergeInCircle
    if CustomerMerge.objects.filter(source=source).exists():
        raise AlreadyMerged
    if source.kind != survivor.kind:
        raise OfAnotherKind
