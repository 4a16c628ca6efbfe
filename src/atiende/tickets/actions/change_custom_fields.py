"""Note on a ticket what the company wants to know beyond what the program does."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput
from atiende.platform.audit import record
from atiende.platform.outbox import emit
from atiende.tickets.announcing import tell_watchers
from atiende.tickets.errors import UNUSABLE_FIELD
from atiende.tickets.events import TicketChanged
from atiende.tickets.models import Ticket
from atiende.tickets.models.state import save_change
from atiende.tickets.models.writing import write_entry
from atiende.tickets.queries.locked import lock_ticket_for
from atiende.tickets.rules.custom_fields import MAX_FIELDS, Value, merged_fields, problem_keys


def change_custom_fields(
    *, ticket_id: int, values: Mapping[str, Value], by: Actor, at: dt.datetime
) -> Ticket:
    """Fields that are not named stay; None takes one away. Closed tickets are described too.

    Names are words in lower case, values texts up to 2000 characters, numbers, yes or no, or lists of texts.
    Raises NotPermitted, NotFound, InvalidInput and TicketIsMerged.
    """
    by.require("tickets.reply")
    if wrong := problem_keys(values):
        raise InvalidInput(fields=dict.fromkeys(wrong, UNUSABLE_FIELD))
    with transaction.atomic():
        ticket = lock_ticket_for(by, ticket_id, may_be_closed=True)
        old = ticket.custom_fields
        merged = merged_fields(old, values)
        if len(merged) > MAX_FIELDS:
            raise InvalidInput(fields={"values": UNUSABLE_FIELD})
        names = sorted(key for key in {*old, *merged} if old.get(key) != merged.get(key))
        if not names:
            return ticket
        ticket.custom_fields = merged
        save_change(ticket, "custom_fields", at=at)
        write_entry(ticket_id, "fields_changed", by=by, at=at, data={"fields": names})
        record(
            by=by,
            verb="tickets.fields_changed",
            target_kind="ticket",
            target_id=ticket_id,
            fields=[f"custom_fields.{name}" for name in names],
            at=at,
        )
        emit(TicketChanged(ticket_id=ticket_id, fields="custom_fields", by=by.id))
        tell_watchers(ticket)
        return ticket
