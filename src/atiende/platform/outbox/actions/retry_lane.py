from __future__ import annotations

from datetime import datetime

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.models.outbox import PendingDelivery
from atiende.platform.outbox.backlog import lock_aggregate
from atiende.platform.outbox.emit import CHANNEL
from atiende.platform.outbox.errors import NothingStuck
from atiende.platform.wake import wake

GRANT = "operations.manage"


def retry_lane(*, aggregate: str, handler: str, by: Actor, at: datetime) -> None:
    """Try the failed delivery of a lane again at once, with all its attempts; what waits behind it follows.

    Raises NotPermitted, NothingStuck.
    """
    by.require(GRANT)
    with transaction.atomic():
        lock_aggregate(aggregate)
        failed = (
            PendingDelivery.objects.filter(aggregate=aggregate, handler=handler, attempts__gt=0)
            .order_by("number")
            .values_list("event_id", flat=True)
            .first()
        )
        if failed is None:
            raise NothingStuck
        PendingDelivery.objects.filter(event_id=failed, handler=handler).update(
            state=PendingDelivery.State.PENDING, next_attempt_at=None, attempts=1
        )
        record(
            by=by,
            verb="platform.lane_retried",
            target_kind="lane",
            target_id=aggregate,
            at=at,
            details={"handler": handler, "event_id": failed},
        )
        transaction.on_commit(lambda: wake(CHANNEL))
