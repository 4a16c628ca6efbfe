"""A ticket in hand: seen by the actor, held until the transaction ends, and still itself."""

from __future__ import annotations

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.tickets.errors import TicketIsClosed, TicketIsMerged
from atiende.tickets.models import Ticket
from atiende.tickets.models.locking import lock_case, lock_ticket
from atiende.tickets.queries.conversation import survivor_of_ticket
from atiende.tickets.queries.visibility import sees
from atiende.tickets.rules.seeing import plainly_sees
from atiende.tickets.rules.transitions import FINAL


def lock_ticket_for(actor: Actor, ticket_id: int, *, may_be_closed: bool = False) -> Ticket:
    """For work on this very ticket. Raises NotFound, TicketIsMerged, and TicketIsClosed unless it may be."""
    ticket = _seen(actor, lock_ticket(ticket_id))
    if ticket.is_merged:
        survivor = Ticket.objects.get(pk=survivor_of_ticket(ticket_id))
        raise TicketIsMerged(number=survivor.number)
    if not may_be_closed and ticket.category in FINAL:
        raise TicketIsClosed
    return ticket


def lock_case_for(actor: Actor, ticket_id: int, *, may_be_closed: bool = False) -> Ticket:
    """The ticket in which the one named goes on. Raises NotFound, and TicketIsClosed unless it may be."""
    ticket = _seen(actor, lock_case(ticket_id))
    if not may_be_closed and ticket.category in FINAL:
        raise TicketIsClosed
    return ticket


def _seen(actor: Actor, ticket: Ticket | None) -> Ticket:
    if ticket is None:
        raise NotFound
    is_seen = plainly_sees(
        actor, brand_id=ticket.brand_id, team_id=ticket.team_id, assignee_id=ticket.assignee_id
    )
    if not (is_seen or sees(actor, ticket.pk)):
        raise NotFound
    return ticket
