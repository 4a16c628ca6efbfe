"""Put a tag on a ticket; a tag that nobody used before comes to be."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput
from atiende.kernel.text import folded
from atiende.platform.audit import record
from atiende.platform.outbox import emit
from atiende.tickets.announcing import tell_watchers
from atiende.tickets.errors import TAG_MISSING
from atiende.tickets.events import TicketChanged
from atiende.tickets.models import Tag
from atiende.tickets.models.tagging import put_tag, tag_called
from atiende.tickets.models.writing import write_entry
from atiende.tickets.queries.locked import lock_ticket_for
from atiende.tickets.rules.cleaning import clean_line


def add_tag(*, ticket_id: int, name: str, by: Actor, at: dt.datetime) -> Tag:
    """Names are the same without accents and capitals. A tag that is there already changes nothing.

    Raises NotPermitted, NotFound, InvalidInput and TicketIsMerged.
    """
    by.require("tickets.reply")
    line = clean_line(name, limit=60)
    key = folded(line)[:60]
    if not key:
        raise InvalidInput(fields={"name": TAG_MISSING})
    with transaction.atomic():
        ticket = lock_ticket_for(by, ticket_id, may_be_closed=True)
        tag = tag_called(line, folded_name=key)
        if put_tag(ticket_id, tag.pk):
            write_entry(ticket_id, "tagged", by=by, at=at, data={"tag_id": tag.pk})
            record(
                by=by,
                verb="tickets.tag_added",
                target_kind="ticket",
                target_id=ticket_id,
                fields=["tags"],
                at=at,
                details={"tag_id": tag.pk},
            )
            emit(TicketChanged(ticket_id=ticket_id, fields="tags", by=by.id))
            tell_watchers(ticket)
        return tag
