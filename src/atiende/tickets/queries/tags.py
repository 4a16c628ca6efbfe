"""The tags of several tickets at once."""

from __future__ import annotations

from collections.abc import Iterable

from atiende.kernel.text import folded
from atiende.tickets.models import Tag, TicketTag


def tags_of(ticket_ids: Iterable[int]) -> dict[int, list[str]]:
    """Names in alphabetical order by ticket, in one query; for tickets that the reader was shown."""
    wanted = list(ticket_ids)
    found: dict[int, list[str]] = {ticket_id: [] for ticket_id in wanted}
    rows = TicketTag.objects.filter(ticket_id__in=wanted).order_by("tag__folded_name")
    for ticket_id, name in rows.values_list("ticket_id", "tag__name"):
        found[ticket_id].append(name)
    return found


def tag_of_ticket(ticket_id: int, name: str) -> int | None:
    """The id of the tag of this name that the ticket has; None when it has none of it."""
    rows = TicketTag.objects.filter(ticket_id=ticket_id, tag__folded_name=folded(name))
    return rows.values_list("tag_id", flat=True).first()


def tags_offered(*, size: int = 300) -> list[tuple[int, str]]:
    """Id and name of the company's tags, in alphabetical order. What they are called is no secret among staff."""
    return list(Tag.objects.order_by("folded_name").values_list("pk", "name")[:size])
