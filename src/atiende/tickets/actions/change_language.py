"""Say in which language a ticket is had."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput
from atiende.platform.audit import record
from atiende.platform.outbox import emit
from atiende.tickets.announcing import tell_watchers
from atiende.tickets.errors import UNKNOWN_LANGUAGE
from atiende.tickets.events import TicketChanged
from atiende.tickets.models import Ticket
from atiende.tickets.models.state import save_change
from atiende.tickets.models.writing import write_entry
from atiende.tickets.queries.locked import lock_ticket_for
from atiende.tickets.rules.languages import LANGUAGES
from atiende.tickets.rules.meanwhile import require_as_shown


def change_language(
    *, ticket_id: int, language: str, by: Actor, at: dt.datetime, shown: str | None = None
) -> Ticket:
    """One of LANGUAGES; the same again changes nothing. What was said keeps its own.

    `shown`: the language on the page where this was chosen. Raises NotPermitted, NotFound, InvalidInput,
    ChangedMeanwhile, TicketIsClosed and TicketIsMerged.
    """
    by.require("tickets.reply")
    if language not in LANGUAGES:
        raise InvalidInput(fields={"language": UNKNOWN_LANGUAGE})
    with transaction.atomic():
        ticket = lock_ticket_for(by, ticket_id)
        old = ticket.language
        require_as_shown(old, shown=shown, wanted=language)
        if language == old:
            return ticket
        ticket.language = language
        save_change(ticket, "language", at=at)
        write_entry(ticket_id, "language_changed", by=by, at=at, data={"old": old, "new": language})
        record(
            by=by,
            verb="tickets.language_changed",
            target_kind="ticket",
            target_id=ticket_id,
            fields=["language"],
            at=at,
            details={"language": language},
        )
        emit(TicketChanged(ticket_id=ticket_id, fields="language", by=by.id))
        tell_watchers(ticket)
        return ticket
