"""Who takes part in which ticket: what tells a reply from a stranger's mail."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Q

from atiende.tickets.models import Message, Participant, Recipient
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


class WrittenTo(StrEnum):
    """How somebody was written to in a case. Together: openly, in one message with somebody who takes part."""

    NEVER = "never"
    APART = "apart"
    TOGETHER = "together"


def written_to(ticket_id: int, address: str) -> WrittenTo:
    """For who takes no part today; who left counts as written to apart, and so does who had a blind copy."""
    normal = normal_address(address)
    sent = Recipient.objects.filter(message__ticket_id=ticket_id, message__kind=Message.Kind.OUTGOING)
    theirs = list(sent.filter(address=normal).values_list("message_id", "role")) if normal else []
    if not theirs:
        return WrittenTo.NEVER
    openly = [message_id for message_id, role in theirs if role != Recipient.Role.BCC]
    parts = list(Participant.objects.filter(ticket_id=ticket_id).values_list("address", "role"))
    has_left = (normal, FORMER) in parts
    present = [where for where, role in parts if role != FORMER and where]
    if openly and not has_left and sent.filter(message_id__in=openly, address__in=present).exists():
        return WrittenTo.TOGETHER
    return WrittenTo.APART


def parts_of(ticket_id: int) -> list[Part]:
    """All who take or took part, the first to come first."""
    rows = Participant.objects.filter(ticket_id=ticket_id).order_by("pk")
    return [Part(*row) for row in rows.values_list("role", "address", "customer_id")]
