"""Say again since when a customer waits, from what was last said: for a case that was solved by mistake."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.tickets.announcing import tell_watchers
from atiende.tickets.models.clocks import read_clocks_again
from atiende.tickets.models.state import CLOCK_COLUMNS, save_change
from atiende.tickets.queries.conversation import family_of
from atiende.tickets.queries.locked import lock_ticket_for


def restore_waiting(*, ticket_id: int, by: Actor, at: dt.datetime) -> None:
    """Nothing changes for who does not wait. Raises NotPermitted, NotFound, TicketIsClosed and TicketIsMerged."""
    by.require("tickets.reply")
    with transaction.atomic():
        ticket = lock_ticket_for(by, ticket_id)
        before = ticket.waiting_since
        read_clocks_again(ticket, family_of(ticket_id))
        if ticket.waiting_since == before:
            return
        save_change(ticket, *CLOCK_COLUMNS, at=at)
        record(
            by=by,
            verb="tickets.waiting_restored",
            target_kind="ticket",
            target_id=ticket_id,
            fields=["waiting_since"],
            at=at,
        )
        tell_watchers(ticket)
