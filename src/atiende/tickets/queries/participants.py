"""Who takes part in which ticket: what tells a reply from a stranger's mail."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from atiende.tickets.models import Participant
from atiende.tickets.rules.addresses import normal_address
from atiende.tickets.rules.reply import FORMER, Part


@dataclass(frozen=True, slots=True)
class SeenParticipant:
    """`role` may be former: whoever left knows the token still."""

    ticket_id: int
    customer_id: int
    address: str
    role: str


def participant_by_token(token: str) -> SeenParticipant | None:
    """Whom a reply address names; letters of both cases are the same. None for unknown ones."""
    plain = token.strip().lower()
    if not plain.isascii() or not plain.isalnum() or len(plain) > 32:
        return None
    found = Participant.objects.filter(token=plain).values_list("ticket_id", "customer_id", "address", "role")
    row = found.first()
    return None if row is None else SeenParticipant(*row)


def is_participant(ticket_id: int, customer_ids: Iterable[int], address: str) -> bool:
    """Whether one of these customers, or this address, takes part today."""
    who = Q(customer_id__in=list(customer_ids))
    if normal := normal_address(address):
        who |= Q(address=normal)
    return Participant.objects.filter(who, ticket_id=ticket_id).exclude(role=FORMER).exists()


def parts_of(ticket_id: int) -> list[Part]:
    """All who take or took part, the first to come first."""
    rows = Participant.objects.filter(ticket_id=ticket_id).order_by("pk")
    return [Part(*row) for row in rows.values_list("role", "address", "customer_id")]
