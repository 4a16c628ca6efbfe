"""Say what kind of contact a ticket is, and when in a purchase it comes."""

from __future__ import annotations

import datetime as dt
from typing import Final

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput
from atiende.platform.audit import record
from atiende.platform.outbox import emit
from atiende.tickets.announcing import tell_watchers
from atiende.tickets.errors import UNKNOWN_INTERACTION, UNKNOWN_PHASE
from atiende.tickets.events import TicketChanged
from atiende.tickets.models import Ticket
from atiende.tickets.models.state import save_change
from atiende.tickets.models.writing import write_entry
from atiende.tickets.queries.locked import lock_ticket_for
from atiende.tickets.rules.interactions import INTERACTIONS, PHASES
from atiende.tickets.rules.meanwhile import require_as_shown

_KNOWN: Final = {"interaction": (INTERACTIONS, UNKNOWN_INTERACTION), "phase": (PHASES, UNKNOWN_PHASE)}


def classify_ticket(
    *,
    ticket_id: int,
    interaction: str | None = None,
    phase: str | None = None,
    by: Actor,
    at: dt.datetime,
    shown: str | None = None,
) -> Ticket:
    """None leaves what stands there, empty takes it away; closed tickets are classified too.

    `shown`: what the page said of the one that is chosen. Raises NotPermitted, NotFound, InvalidInput,
    ChangedMeanwhile and TicketIsMerged.
    """
    by.require("tickets.reply")
    wanted = {
        name: value for name, value in (("interaction", interaction), ("phase", phase)) if value is not None
    }
    for name, value in wanted.items():
        known, problem = _KNOWN[name]
        if value and value not in known:
            raise InvalidInput(fields={name: problem})
    with transaction.atomic():
        ticket = lock_ticket_for(by, ticket_id, may_be_closed=True)
        for name, value in wanted.items():
            require_as_shown(getattr(ticket, name), shown=shown, wanted=value)
        changed = {name: value for name, value in wanted.items() if getattr(ticket, name) != value}
        if not changed:
            return ticket
        for name, value in changed.items():
            data = {"old": getattr(ticket, name), "new": value}
            setattr(ticket, name, value)
            write_entry(ticket_id, f"{name}_changed", by=by, at=at, data=data)
        save_change(ticket, *changed, at=at)
        record(
            by=by,
            verb="tickets.ticket_classified",
            target_kind="ticket",
            target_id=ticket_id,
            fields=sorted(changed),
            at=at,
            details=dict(changed),
        )
        emit(TicketChanged(ticket_id=ticket_id, fields=",".join(sorted(changed)), by=by.id))
        tell_watchers(ticket)
        return ticket
