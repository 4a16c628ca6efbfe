"""Say why the customer wrote."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.outbox import emit
from atiende.tickets.actions.change_priority import change_priority
from atiende.tickets.actions.change_team import change_team
from atiende.tickets.announcing import tell_watchers
from atiende.tickets.events import TicketChanged
from atiende.tickets.models import Ticket
from atiende.tickets.models.state import save_change
from atiende.tickets.models.writing import write_entry
from atiende.tickets.queries.assignable import serves_brand
from atiende.tickets.queries.contact_reasons import reason_tree, require_reason
from atiende.tickets.queries.locked import lock_ticket_for
from atiende.tickets.rules.contact_reasons import ReasonTree
from atiende.tickets.rules.meanwhile import require_as_shown
from atiende.tickets.rules.transitions import FINAL


def change_contact_reason(
    *, ticket_id: int, reason_id: int | None, by: Actor, at: dt.datetime, shown: str | None = None
) -> Ticket:
    """None takes it away; the same again changes nothing. Closed cases are described too.

    A case that no team and nobody has goes to the team of the reason, one of normal priority gets that of the reason,
    unless it is closed. Answers to fields that are not asked any more stay.
    `shown`: the reason on the page where this was chosen. Raises NotPermitted, NotFound, InvalidInput,
    ChangedMeanwhile and TicketIsMerged.
    """
    by.require("tickets.reply")
    with transaction.atomic():
        ticket = lock_ticket_for(by, ticket_id, may_be_closed=True)
        old_id = ticket.contact_reason_id
        require_as_shown(old_id, shown=shown, wanted=reason_id)
        if reason_id == old_id:
            return ticket
        tree = reason_tree()
        if reason_id is not None:
            require_reason(tree, reason_id, brand_id=ticket.brand_id)
        ticket.contact_reason_id = reason_id
        save_change(ticket, "contact_reason", at=at)
        write_entry(ticket_id, "reason_changed", by=by, at=at, data={"old": old_id, "new": reason_id})
        record(
            by=by,
            verb="tickets.contact_reason_changed",
            target_kind="ticket",
            target_id=ticket_id,
            fields=["contact_reason"],
            at=at,
            details={"contact_reason_id": reason_id or 0},
        )
        emit(TicketChanged(ticket_id=ticket_id, fields="contact_reason", by=by.id))
        tell_watchers(ticket)
        if reason_id is not None and ticket.category not in FINAL:
            _follow(ticket, tree, reason_id, by=by, at=at)
        return ticket


def _follow(ticket: Ticket, tree: ReasonTree, reason_id: int, *, by: Actor, at: dt.datetime) -> None:
    """What the company decided for cases of this reason, where nobody decided otherwise."""
    team_id, priority = tree.inherited(reason_id)
    if priority is not None and ticket.priority == Ticket.Priority.NORMAL:
        change_priority(ticket_id=ticket.pk, priority=priority, by=by, at=at)
    is_free = ticket.team_id is None and ticket.assignee_id is None
    if team_id is not None and is_free and serves_brand(team_id, ticket.brand_id):
        change_team(ticket_id=ticket.pk, team_id=team_id, by=by, at=at)
