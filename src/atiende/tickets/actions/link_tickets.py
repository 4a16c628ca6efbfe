"""Say that two tickets have to do with each other."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput
from atiende.platform.audit import record
from atiende.platform.live import signal
from atiende.platform.outbox import emit
from atiende.tickets.errors import UNKNOWN_KIND, LinkToItself
from atiende.tickets.events import TicketsLinked
from atiende.tickets.models import TicketLink
from atiende.tickets.models.writing import write_entry
from atiende.tickets.queries.visibility import require_seen
from atiende.tickets.rules.links import BY_HAND, in_order


def link_tickets(*, source_id: int, target_id: int, kind: str, by: Actor, at: dt.datetime) -> TicketLink:
    """`source` is a "child" or a "duplicate" of `target`, or both are "related". Linking again changes nothing.

    Nobody needs to hold the tickets for it: only the link is written. Raises NotPermitted, NotFound, InvalidInput and
    LinkToItself.
    """
    by.require("tickets.reply")
    if kind not in BY_HAND:
        raise InvalidInput(fields={"kind": UNKNOWN_KIND})
    if source_id == target_id:
        raise LinkToItself
    source_id, target_id = in_order(kind, source_id, target_id)
    with transaction.atomic():
        require_seen(by, source_id)
        require_seen(by, target_id)
        link, is_new = TicketLink.objects.get_or_create(
            kind=kind, source_id=source_id, target_id=target_id, defaults={"made_at": at}
        )
        if is_new:
            write_entry(source_id, "linked", by=by, at=at, data={"kind": kind, "to": target_id})
            write_entry(target_id, "linked_by", by=by, at=at, data={"kind": kind, "from": source_id})
            record(
                by=by,
                verb="tickets.tickets_linked",
                target_kind="ticket",
                target_id=source_id,
                at=at,
                details={"kind": kind, "target_id": target_id},
            )
            emit(TicketsLinked(ticket_id=source_id, target_ticket_id=target_id, kind=kind, by=by.id))
            signal(f"ticket:{source_id}")
            signal(f"ticket:{target_id}")
        return link
