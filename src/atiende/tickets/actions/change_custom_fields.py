"""Note on a ticket what the company wants to know beyond what the program does."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.db import transaction

from atiende.catalogue.queries import names_of_products
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import Conflict, InvalidInput
from atiende.platform.audit import record
from atiende.platform.outbox import emit
from atiende.tickets.announcing import tell_watchers
from atiende.tickets.errors import FIELD_CHANGED_MEANWHILE, FIELD_NOT_A_PRODUCT, UNUSABLE_FIELD
from atiende.tickets.events import TicketChanged
from atiende.tickets.models import Ticket
from atiende.tickets.models.field_files import drop_field_files
from atiende.tickets.models.state import save_change
from atiende.tickets.models.writing import write_entry
from atiende.tickets.queries.custom_fields import defined_fields, reason_path_of
from atiende.tickets.queries.locked import lock_ticket_for
from atiende.tickets.rules.conditions import asked_in
from atiende.tickets.rules.custom_fields import MAX_FIELDS, Value, merged_fields, problem_keys
from atiende.tickets.rules.field_kinds import Asked, FieldKind, answers_told, problems_of_answers


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
        defined = defined_fields()
        asked = {each.key: each for each in defined}
        told = answers_told(asked, values)
        merged = merged_fields(old, told)
        if problems := _problems(ticket, defined, told, merged):
            raise InvalidInput(fields=problems)
        if seen is not None and (others := _changed_by_others(old, told, seen)):
            raise Conflict(fields=dict.fromkeys(others, FIELD_CHANGED_MEANWHILE))
        if len(merged) > MAX_FIELDS:
            raise InvalidInput(fields={"values": UNUSABLE_FIELD})
        names = sorted(key for key in {*old, *merged} if old.get(key) != merged.get(key))
        if not names:
            return ticket
        ticket.custom_fields = merged
        save_change(ticket, "custom_fields", at=at)
        drop_field_files(ticket_id, keys=[name for name in names if name not in merged])
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


def _problems(
    ticket: Ticket, defined: list[Asked], told: Mapping[str, Value], merged: Mapping[str, object]
) -> dict[str, str]:
    """What each answer is by itself, whether its field is asked once all of them stand, and whether products exist."""
    path = reason_path_of(ticket.contact_reason_id)
    shown = asked_in(defined, brand_id=ticket.brand_id, reason_path=path, values=merged)
    asked = {each.key: each for each in defined}
    found = problems_of_answers(
        asked,
        told,
        ticket.custom_fields,
        brand_id=ticket.brand_id,
        shown=frozenset(each.key for each in shown),
    )
    products = {
        key: value
        for key, value in told.items()
        if key in asked and asked[key].kind == FieldKind.PRODUCT and isinstance(value, str)
    }
    known = names_of_products(products.values()) if products else {}
    unknown = [
        key for key, sku in products.items() if sku not in known and sku != ticket.custom_fields.get(key)
    ]
    return dict.fromkeys(unknown, FIELD_NOT_A_PRODUCT) | found


def _changed_by_others(
    present: Mapping[str, object], told: Mapping[str, Value], seen: Mapping[str, object]
) -> list[str]:
    return [key for key, value in told.items() if present.get(key) not in (seen.get(key), value)]
