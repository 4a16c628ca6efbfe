"""Take a ticket to another status."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput
from atiende.platform.audit import record
from atiende.tickets.announcing import announce_status, tell_watchers
from atiende.tickets.errors import UNKNOWN_STATUS, StatusNotReachable
from atiende.tickets.models import Ticket
from atiende.tickets.models.state import STATUS_COLUMNS, enter_status, save_change
from atiende.tickets.models.writing import write_entry
from atiende.tickets.queries.answered import require_answers
from atiende.tickets.queries.children import require_children_known
from atiende.tickets.queries.locked import lock_ticket_for
from atiende.tickets.queries.statuses import status_in_use
from atiende.tickets.rules.handling import require_status
from atiende.tickets.rules.meanwhile import require_as_shown
from atiende.tickets.rules.statuses import Category
from atiende.tickets.rules.transitions import may_become


def change_status(
    *,
    ticket_id: int,
    status_key: str,
    by: Actor,
    at: dt.datetime,
    shown: str | None = None,
    knows_children: bool = True,
) -> Ticket:
    """The same status again changes nothing; out of closed and cancelled nothing leads.

    `shown`: the status on the page where this was chosen. `knows_children` False: who solves a ticket with open parts
    is asked first. Raises NotPermitted, NotFound, InvalidInput, ChangedMeanwhile, StatusNotReachable, FieldsMissing,
    OpenChildren, TicketIsClosed and TicketIsMerged.
    """
    with transaction.atomic():
        ticket = lock_ticket_for(by, ticket_id)
        status = status_in_use(status_key)
        if status is None:
            raise InvalidInput(fields={"status_key": UNKNOWN_STATUS})
        require_as_shown(ticket.status.key, shown=shown, wanted=status_key)
        require_status(by, assignee_id=ticket.assignee_id, new=Category(status.category))
        if not may_become(Category(ticket.category), Category(status.category)):
            raise StatusNotReachable
        require_answers(by, ticket, new=status)
        if not knows_children:
            require_children_known(ticket_id, old=ticket.category, new=Category(status.category))
        change = enter_status(ticket, status, at=at)
        if change is None:
            return ticket
        save_change(ticket, *STATUS_COLUMNS, at=at)
        data = {"old": change.old, "new": change.new}
        write_entry(ticket_id, "status_changed", by=by, at=at, data=data)
        record(
            by=by,
            verb="tickets.status_changed",
            target_kind="ticket",
            target_id=ticket_id,
            fields=["status"],
            at=at,
            details=data,
        )
        announce_status(change, by=by)
        tell_watchers(ticket)
        return ticket
