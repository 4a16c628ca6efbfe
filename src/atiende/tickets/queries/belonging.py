"""What belongs to whom, for rooms above that keep something beside a message. Without permission: for privacy alone."""

from __future__ import annotations

from collections.abc import Iterable

from atiende.tickets.models import Message, Ticket


def ticket_ids_of_customers(customer_ids: Iterable[int]) -> list[int]:
    """The cases that are theirs."""
    return list(Ticket.objects.filter(customer_id__in=list(customer_ids)).values_list("pk", flat=True))


def message_ids_written_by(customer_ids: Iterable[int]) -> list[int]:
    """What they wrote, in whosever case."""
    rows = Message.objects.filter(kind=Message.Kind.INCOMING, author_id__in=list(customer_ids))
    return list(rows.values_list("pk", flat=True))
