from __future__ import annotations

from datetime import datetime

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.models.outbox import PendingDelivery
from atiende.platform.outbox.backlog import lock_aggregate, release_lane
from atiende.platform.outbox.emit import CHANNEL
from atiende.platform.outbox.errors import NothingStuck
from atiende.platform.wake import wake

GRANT = "operations.manage"


def skip_delivery(*, event_id: int, handler: str, by: Actor, at: datetime) -> None:
    """Leave out a delivery that failed; what waits behind it follows. The event can be replayed while it is kept.

    Raises NotPermitted, NothingStuck.
    """
    by.require(GRANT)
    with transaction.atomic():
        aggregate = _aggregate_of(event_id, handler)
        lock_aggregate(aggregate)
        skipped, _ = PendingDelivery.objects.filter(
            event_id=event_id, handler=handler, attempts__gt=0
        ).delete()
        if not skipped:
            raise NothingStuck
        release_lane(aggregate, handler)
        record(
            by=by,
            verb="platform.delivery_skipped",
            target_kind="lane",
            target_id=aggregate,
            at=at,
            details={"handler": handler, "event_id": event_id},
        )
        transaction.on_commit(lambda: wake(CHANNEL))


def _aggregate_of(event_id: int, handler: str) -> str:
    found = PendingDelivery.objects.filter(event_id=event_id, handler=handler).values_list(
        "aggregate", flat=True
    )
    aggregate: str | None = found.first()
    if aggregate is None:
        raise NothingStuck
    return aggregate
