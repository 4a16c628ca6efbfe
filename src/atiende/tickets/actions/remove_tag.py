"""Take a tag off a ticket; the tag itself stays."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.outbox import emit
from atiende.tickets.announcing import tell_watchers
from atiende.tickets.events import TicketChanged
from atiende.tickets.models.tagging import take_tag
from atiende.tickets.models.writing import write_entry
from atiende.tickets.queries.locked import lock_ticket_for


def remove_tag(*, ticket_id: int, tag_id: int, by: Actor, at: dt.datetime) -> None:
    """A tag that is not there changes nothing. Raises NotPermitted, NotFound and TicketIsMerged."""
    by.require("tickets.reply")
    with transaction.atomic():
        ticket = lock_ticket_for(by, ticket_id, may_be_closed=True)
        if take_tag(ticket_id, tag_id):
            write_entry(ticket_id, "untagged", by=by, at=at, data={"tag_id": tag_id})
            record(
                by=by,
                verb="tickets.tag_removed",
                target_kind="ticket",
                target_id=ticket_id,
                fields=["tags"],
                at=at,
                details={"tag_id": tag_id},
            )
            emit(TicketChanged(ticket_id=ticket_id, fields="tags", by=by.id))
            tell_watchers(ticket)
