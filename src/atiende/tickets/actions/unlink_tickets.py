"""Take back that two tickets have to do with each other."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput
from atiende.platform.audit import record
from atiende.platform.live import signal
from atiende.platform.outbox import emit
from atiende.tickets.errors import UNKNOWN_KIND
from atiende.tickets.events import TicketsUnlinked
from atiende.tickets.models import TicketLink
from atiende.tickets.models.writing import write_entry
from atiende.tickets.queries.visibility import require_seen
from atiende.tickets.rules.links import BY_HAND, in_order


def unlink_tickets(*, source_id: int, target_id: int, kind: str, by: Actor, at: dt.datetime) -> None:
    """From where a ticket was split stays known. A link that is gone changes nothing.

    Raises NotPermitted, NotFound and InvalidInput.
    """
    by.require("tickets.reply")
    if kind not in BY_HAND:
        raise InvalidInput(fields={"kind": UNKNOWN_KIND})
    source_id, target_id = in_order(kind, source_id, target_id)
    with transaction.atomic():
        require_seen(by, source_id)
        require_seen(by, target_id)
        rows = TicketLink.objects.filter(kind=kind, source_id=source_id, target_id=target_id)
        gone, _ = rows.delete()
        if gone:
            write_entry(source_id, "unlinked", by=by, at=at, data={"kind": kind, "to": target_id})
            write_entry(target_id, "unlinked_by", by=by, at=at, data={"kind": kind, "from": source_id})
            record(
                by=by,
                verb="tickets.tickets_unlinked",
                target_kind="ticket",
                target_id=source_id,
                at=at,
                details={"kind": kind, "target_id": target_id},
            )
            emit(TicketsUnlinked(ticket_id=source_id, target_ticket_id=target_id, kind=kind, by=by.id))
            signal(f"ticket:{source_id}")
            signal(f"ticket:{target_id}")
