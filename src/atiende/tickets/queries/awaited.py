"""What a case that is put off may wait for, and what it waits for."""

from __future__ import annotations

import datetime as dt

from atiende.catalogue.queries import orders_of
from atiende.customers.queries import whole_of
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput
from atiende.tickets.models import SnoozeEvent, Ticket
from atiende.tickets.queries.visibility import sees
from atiende.tickets.rules.snoozing import EVENT_PAST, EVENT_UNKNOWN, Awaited
from atiende.tickets.rules.transitions import SETTLED


def event_awaited(
    actor: Actor, ticket: Ticket, awaited: str, event_id: int | None, *, at: dt.datetime
) -> SnoozeEvent | None:
    """Unsaved; None where only a moment or an answer is waited for. Raises InvalidInput (field event)."""
    if awaited in ("", Awaited.ANSWER):
        return None
    if awaited == Awaited.CASE and event_id is not None and event_id != ticket.pk and sees(actor, event_id):
        if Ticket.objects.filter(pk=event_id, category__in=sorted(SETTLED)).exists():
            raise InvalidInput(fields={"event": EVENT_PAST})
        return SnoozeEvent(ticket_id=ticket.pk, case_id=event_id, since=at)
    if awaited == Awaited.ORDER:
        orders = orders_of(actor, whole_of(ticket.customer_id)[1])
        if any(order.pk == event_id for order in orders):
            return SnoozeEvent(ticket_id=ticket.pk, order_id=event_id, since=at)
    raise InvalidInput(fields={"event": EVENT_UNKNOWN})
