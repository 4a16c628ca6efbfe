"""Note on a ticket what the company wants to know beyond what the program does."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import Conflict, InvalidInput
from atiende.platform.audit import record
from atiende.platform.outbox import emit
from atiende.tickets.announcing import tell_watchers
from atiende.tickets.errors import FIELD_CHANGED_MEANWHILE, UNUSABLE_FIELD
from atiende.tickets.events import TicketChanged
from atiende.tickets.models import Ticket
from atiende.tickets.models.state import save_change
from atiende.tickets.models.writing import write_entry
from atiende.tickets.queries.custom_fields import asked_under
from atiende.tickets.queries.locked import lock_ticket_for
from atiende.tickets.rules.custom_fields import MAX_FIELDS, Value, merged_fields, problem_keys
from atiende.tickets.rules.field_kinds import answers_told, problems_of_answers


def change_custom_fields(
    *,
    ticket_id: int,
    values: Mapping[str, Value],
    by: Actor,
    at: dt.datetime,
    seen: Mapping[str, object] | None = None,
) -> Ticket:
    """Fields that are not named stay; None takes one away. Closed tickets are described too.

    Names are words in lower case, values texts up to 2000 characters, numbers, yes or no, or lists of texts; those
    that the company defined are of their kind. `seen`: what stood there when it was decided (None: whatever stands).
    Raises NotPermitted, NotFound, InvalidInput, TicketIsMerged, and Conflict when what was seen stands no more.
    """
    by.require("tickets.reply")
    if wrong := problem_keys(values):
        raise InvalidInput(fields=dict.fromkeys(wrong, UNUSABLE_FIELD))
    with transaction.atomic():
        ticket = lock_ticket_for(by, ticket_id, may_be_closed=True)
        old = ticket.custom_fields
        asked = asked_under(values)
        told = answers_told(asked, values)
        if problems := problems_of_answers(asked, told, old, brand_id=ticket.brand_id):
            raise InvalidInput(fields=problems)
        if seen is not None and (others := _changed_by_others(old, told, seen)):
            raise Conflict(fields=dict.fromkeys(others, FIELD_CHANGED_MEANWHILE))
        merged = merged_fields(old, told)
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


def _changed_by_others(
    present: Mapping[str, object], told: Mapping[str, Value], seen: Mapping[str, object]
) -> list[str]:
    return [key for key, value in told.items() if present.get(key) not in (seen.get(key), value)]
