"""Single facts of a ticket, for rooms above that keep something beside it. Without permission: ask first."""

from __future__ import annotations

from dataclasses import dataclass

from atiende.kernel.refusals import NotFound
from atiende.tickets.models import Ticket


@dataclass(frozen=True, slots=True)
class TicketFacts:
    """What stands on its row."""

    id: int
    number: int
    brand_id: int
    team_id: int | None
    customer_id: int
    language: str
    category: str


def facts_of_ticket(ticket_id: int) -> TicketFacts:
    """Raises NotFound."""
    names = ("pk", "number", "brand_id", "team_id", "customer_id", "language", "category")
    row = Ticket.objects.filter(pk=ticket_id).values_list(*names).first()
    if row is None:
        raise NotFound
    return TicketFacts(*row)


def team_of_ticket(ticket_id: int) -> int | None:
    """Raises NotFound."""
    return facts_of_ticket(ticket_id).team_id
