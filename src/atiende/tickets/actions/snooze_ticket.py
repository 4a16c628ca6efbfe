"""Put a ticket off: it leaves the queues of work until its time comes or the customer writes."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput
from atiende.platform.audit import record
from atiende.platform.outbox import emit
from atiende.tickets.announcing import tell_watchers
from atiende.tickets.errors import NothingToSnooze
from atiende.tickets.events import TicketSnoozed
from atiende.tickets.models import Ticket
from atiende.tickets.models.state import save_change
from atiende.tickets.models.writing import write_entry
from atiende.tickets.queries.locked import lock_ticket_for
from atiende.tickets.rules.handling import require_handling
from atiende.tickets.rules.snoozing import problem_of_snooze
from atiende.tickets.rules.statuses import UNDER_WAY


def snooze_ticket(*, ticket_id: int, until: dt.datetime, by: Actor, at: dt.datetime) -> Ticket:
    """The same moment again changes nothing, another one takes its place. Status, team and person stay.

    Raises NotPermitted, NotFound, InvalidInput (field until), NothingToSnooze, TicketIsClosed and TicketIsMerged.
    """
    if problem := problem_of_snooze(until, at=at):
        raise InvalidInput(fields={"until": problem})
    with transaction.atomic():
        ticket = lock_ticket_for(by, ticket_id)
        require_handling(by, assignee_id=ticket.assignee_id)
        if ticket.category not in UNDER_WAY:
            raise NothingToSnooze
        if ticket.snoozed_until == until:
            return ticket
        ticket.snoozed_until = until
        save_change(ticket, "snoozed_until", at=at)
        write_entry(ticket_id, "snoozed", by=by, at=at, data={"until": until.isoformat()})
        record(
            by=by,
            verb="tickets.ticket_snoozed",
            target_kind="ticket",
            target_id=ticket_id,
            fields=["snoozed_until"],
            at=at,
            details={"until": until.isoformat()},
        )
        emit(TicketSnoozed(ticket_id=ticket_id, until=until.isoformat(), by=by.id))
        tell_watchers(ticket)
        return ticket
