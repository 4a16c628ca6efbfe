"""Keep what the customer was told: a date of our own word, beside the target."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput, NotFound
from atiende.kernel.text import one_line
from atiende.platform.audit import record
from atiende.service_levels.errors import PROMISE_IN_THE_PAST, REASON_MISSING, ClockIsOver
from atiende.service_levels.keeping import tell
from atiende.service_levels.models import Clock
from atiende.tickets.queries import sees


def promise_date(
    *, clock_id: int, promised_at: dt.datetime, why: str = "", by: Actor, at: dt.datetime
) -> Clock:
    """The only way in which a promised date moves: a person says so, and why when one stood already.

    Raises NotPermitted, NotFound, InvalidInput (promised_at, why) and ClockIsOver.
    """
    by.require("tickets.reply")
    reason = one_line(why, limit=200)
    with transaction.atomic():
        clock = Clock.objects.select_for_update().filter(pk=clock_id).first()
        if clock is None or not (by.is_system or sees(by, clock.ticket_id)):
            raise NotFound
        if clock.stopped_at is not None:
            raise ClockIsOver
        if promised_at <= at:
            raise InvalidInput(fields={"promised_at": PROMISE_IN_THE_PAST})
        before = clock.promised_at
        if before == promised_at:
            return clock
        if before is not None and not reason:
            raise InvalidInput(fields={"why": REASON_MISSING})
        clock.promised_at = promised_at
        clock.save(update_fields=["promised_at"])
        old = before.isoformat() if before else None
        tell(
            clock,
            "promised",
            at=at,
            by=by,
            promised=promised_at.isoformat(),
            old_promised=old,
            said=reason or None,
        )
        record(
            by=by,
            verb="service_levels.date_promised",
            target_kind="ticket",
            target_id=clock.ticket_id,
            fields=["promised_at"],
            at=at,
            details={"clock_id": clock_id},
        )
        return clock
