"""Let a case go on: what kept it is done."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.tickets.models import TicketHold
from atiende.tickets.rules.holds import HoldKind


def lift_hold(*, ticket_id: int, kind: HoldKind, source: str, by: Actor, at: dt.datetime) -> None:
    """What was not laid changes nothing. The caller has asked whether the actor may."""
    with transaction.atomic():
        count, _each = TicketHold.objects.filter(ticket_id=ticket_id, kind=kind.value, source=source).delete()
        if count:
            record(
                by=by,
                verb="tickets.hold_lifted",
                target_kind="ticket",
                target_id=ticket_id,
                at=at,
                details={"kind": kind.value, "source": source},
            )
