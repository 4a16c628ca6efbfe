"""Keep a case from something: a door for the rooms above, which lift it again."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.tickets.models import TicketHold
from atiende.tickets.queries.locked import lock_case_for
from atiende.tickets.rules.cleaning import clean_line
from atiende.tickets.rules.holds import HoldKind


def lay_hold(
    *, ticket_id: int, kind: HoldKind, source: str, reason: str, by: Actor, at: dt.datetime
) -> TicketHold:
    """The same source again changes the reason. It counts for the case in which the ticket goes on.

    The caller has asked whether the actor may. Raises NotFound.
    """
    with transaction.atomic():
        lock_case_for(by, ticket_id, may_be_closed=True)
        hold, is_new = TicketHold.objects.update_or_create(
            ticket_id=ticket_id,
            kind=kind.value,
            source=source,
            defaults={"reason": clean_line(reason, limit=500)},
            create_defaults={
                "reason": clean_line(reason, limit=500),
                "laid_at": at,
                "laid_by_id": by.id,
            },
        )
        if is_new:
            record(
                by=by,
                verb="tickets.hold_laid",
                target_kind="ticket",
                target_id=ticket_id,
                at=at,
                details={"kind": kind.value, "source": source},
            )
        return hold
