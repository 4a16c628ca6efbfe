"""Of which events a handler on demand wants to be told: exact, as it stands in the transaction that changes it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.db import connection

from atiende.platform.models.outbox import DemandedEvent


def demand(handler: str, wanted: Callable[[], Iterable[str]]) -> None:
    """From the end of this transaction on, tell this handler of these events and of no others.

    `wanted` is asked once nobody else changes it. RuntimeError outside of a transaction.
    """
    if not connection.in_atomic_block:
        raise RuntimeError(f"what {handler} wants was changed outside of a transaction")
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 17))", [handler])
    names = set(wanted())
    rows = DemandedEvent.objects.filter(handler=handler)
    rows.exclude(event__in=names).delete()
    present = set(rows.values_list("event", flat=True))
    DemandedEvent.objects.bulk_create(
        DemandedEvent(handler=handler, event=name) for name in sorted(names - present)
    )
