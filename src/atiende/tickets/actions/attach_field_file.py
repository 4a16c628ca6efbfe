"""Answer a field of a case with a file."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput
from atiende.platform.audit import record
from atiende.platform.outbox import emit
from atiende.tickets.announcing import tell_watchers
from atiende.tickets.errors import FIELD_ARCHIVED, FIELD_NOT_ASKED_HERE
from atiende.tickets.events import TicketChanged
from atiende.tickets.models import Ticket
from atiende.tickets.models.field_files import put_field_file
from atiende.tickets.models.state import save_change
from atiende.tickets.models.writing import write_entry
from atiende.tickets.queries.custom_fields import asked_of_ticket
from atiende.tickets.queries.locked import lock_ticket_for
from atiende.tickets.rules.cleaning import clean_line
from atiende.tickets.rules.field_kinds import FieldKind
from atiende.tickets.rules.incoming import NewAttachment


def attach_field_file(*, ticket_id: int, key: str, file: NewAttachment, by: Actor, at: dt.datetime) -> Ticket:
    """A file that was stored and scanned, in place of the one that answered before; its name is the answer.

    Taking it away is an empty answer (change_custom_fields). Raises NotPermitted, NotFound, InvalidInput, FileMissing
    and TicketIsMerged.
    """
    by.require("tickets.reply")
    with transaction.atomic():
        ticket = lock_ticket_for(by, ticket_id, may_be_closed=True)
        field = next((each for each in asked_of_ticket(ticket) if each.key == key), None)
        if field is None or field.kind != FieldKind.FILE:
            raise InvalidInput(fields={key: FIELD_NOT_ASKED_HERE if field is None else FIELD_ARCHIVED})
        put_field_file(ticket_id, key, file)
        ticket.custom_fields = {**ticket.custom_fields, key: clean_line(file.name)}
        save_change(ticket, "custom_fields", at=at)
        write_entry(ticket_id, "fields_changed", by=by, at=at, data={"fields": [key]})
        record(
            by=by,
            verb="tickets.fields_changed",
            target_kind="ticket",
            target_id=ticket_id,
            fields=[f"custom_fields.{key}"],
            at=at,
            details={"file": True},
        )
        emit(TicketChanged(ticket_id=ticket_id, fields="custom_fields", by=by.id))
        tell_watchers(ticket)
        return ticket
