"""Move a ticket to another brand: it came in at the wrong door."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import SYSTEM, Actor
from atiende.kernel.refusals import InvalidInput, NotFound, NotPermitted
from atiende.organisation.queries import get_open_brand_for, get_team_for
from atiende.platform.audit import record
from atiende.platform.live import signal
from atiende.platform.outbox import emit
from atiende.tickets.announcing import tell_watchers
from atiende.tickets.errors import UNKNOWN_BRAND
from atiende.tickets.events import TicketChanged
from atiende.tickets.models import Ticket
from atiende.tickets.models.state import save_change
from atiende.tickets.models.writing import write_entry
from atiende.tickets.queries.assignable import is_assignable
from atiende.tickets.queries.locked import lock_ticket_for


def change_brand(*, ticket_id: int, brand_id: int, by: Actor, at: dt.datetime) -> Ticket:
    """Only who manages tickets and serves both brands. A team or an agent that does not serve the new one lets go.

    Raises NotPermitted, NotFound, InvalidInput, BrandIsArchived, TicketIsClosed and TicketIsMerged.
    """
    by.require("tickets.manage")
    with transaction.atomic():
        ticket = lock_ticket_for(by, ticket_id)
        old_id = ticket.brand_id
        if brand_id == old_id:
            return ticket
        if not (by.serves(old_id) and by.serves(brand_id)):
            raise NotPermitted
        _require_open(brand_id)
        names = _move(ticket, brand_id)
        save_change(ticket, *names, at=at)
        write_entry(ticket_id, "brand_changed", by=by, at=at, data={"old": old_id, "new": brand_id})
        record(
            by=by,
            verb="tickets.brand_changed",
            target_kind="ticket",
            target_id=ticket_id,
            fields=names,
            at=at,
            details={"brand_id": brand_id},
        )
        emit(TicketChanged(ticket_id=ticket_id, fields=",".join(names), by=by.id))
        signal(f"tickets:{old_id}")
        tell_watchers(ticket)
        return ticket


def _require_open(brand_id: int) -> None:
    try:
        get_open_brand_for(SYSTEM, brand_id)
    except NotFound as missing:
        raise InvalidInput(fields={"brand_id": UNKNOWN_BRAND}) from missing


def _move(ticket: Ticket, brand_id: int) -> list[str]:
    names = ["brand"]
    ticket.brand_id = brand_id
    if ticket.team_id and get_team_for(SYSTEM, ticket.team_id).brand_id not in (None, brand_id):
        ticket.team_id = None
        names.append("team")
    if ticket.assignee_id and not is_assignable(ticket.assignee_id, brand_id=brand_id):
        ticket.assignee_id = None
        names.append("assignee")
    return names
