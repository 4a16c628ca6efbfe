"""What several actions announce alike: that a status changed, and that whoever watches should look again."""

from __future__ import annotations

import datetime as dt

from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.live import signal
from atiende.platform.outbox import emit
from atiende.tickets.events import (
    ParticipantAdded,
    TicketReopened,
    TicketSolved,
    TicketStatusChanged,
    TicketWoken,
)
from atiende.tickets.models import Participant, Ticket
from atiende.tickets.models.state import StatusChange
from atiende.tickets.models.writing import write_entry


def announce_status(change: StatusChange | None, *, by: Actor) -> None:
    """Nothing for a status that stayed."""
    if change is None:
        return
    emit(
        TicketStatusChanged(
            ticket_id=change.ticket_id,
            old=change.old,
            new=change.new,
            old_category=change.old_category.value,
            new_category=change.new_category.value,
            by=by.id,
        )
    )
    if change.is_solution:
        emit(TicketSolved(ticket_id=change.ticket_id, by=by.id))
    if change.is_reopening:
        emit(TicketReopened(ticket_id=change.ticket_id, reopenings=change.reopenings, by=by.id))


def announce_waking(ticket_id: int, *, why: str, by: Actor, at: dt.datetime) -> None:
    """A ticket that was put off is at hand again. `why`: time, customer or person."""
    write_entry(ticket_id, "woken", by=by, at=at, data={"why": why})
    emit(TicketWoken(ticket_id=ticket_id, why=why, by=by.id))


def record_joining(participant: Participant, *, by: Actor, at: dt.datetime, why: str = "") -> None:
    """Tell audit, timeline and events that somebody takes part from now on. `why`: copied, when a mail brought them."""
    ticket_id = participant.ticket_id
    data = {"participant_id": participant.pk, **({"why": why} if why else {})}
    write_entry(ticket_id, "participant_added", by=by, at=at, data=data)
    record(
        by=by,
        verb="tickets.participant_added",
        target_kind="ticket",
        target_id=ticket_id,
        fields=["participants"],
        at=at,
        details={"participant_id": participant.pk},
    )
    emit(
        ParticipantAdded(
            ticket_id=ticket_id,
            participant_id=participant.pk,
            customer_id=participant.customer_id,
            by=by.id,
        )
    )


def tell_watchers(*tickets: Ticket) -> None:
    """Whoever looks at these tickets, or at a list of their brand, reads again after the commit."""
    for ticket in tickets:
        signal(f"ticket:{ticket.pk}")
    for brand_id in sorted({ticket.brand_id for ticket in tickets}):
        signal(f"tickets:{brand_id}")
