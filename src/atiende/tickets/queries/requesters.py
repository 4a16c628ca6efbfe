"""What channels ask before they answer by themselves. Without permission: never shown to anybody."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from atiende.tickets.models import Participant, Ticket


@dataclass(frozen=True, slots=True)
class Requester:
    """Who asked, where, and the case's number and subject."""

    customer_id: int
    address: str
    number: int
    subject: str


def requester_of(ticket_id: int) -> Requester | None:
    """None when nobody asks any more."""
    rows = Participant.objects.filter(ticket_id=ticket_id, role=Participant.Role.REQUESTER)
    row = rows.values_list("customer_id", "address", "ticket__number", "ticket__subject").first()
    return None if row is None else Requester(*row)


def numbers_of(ticket_ids: Iterable[int]) -> dict[int, int]:
    """The numbers that people read, by the ids of tickets."""
    return dict(Ticket.objects.filter(pk__in=list(ticket_ids)).values_list("pk", "number"))
