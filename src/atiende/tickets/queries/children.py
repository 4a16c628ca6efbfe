"""The parts of a case that are cases of their own."""

from __future__ import annotations

from django.db.models import QuerySet

from atiende.kernel.actors import Actor
from atiende.tickets.errors import OpenChildren
from atiende.tickets.models import Ticket, TicketLink
from atiende.tickets.queries.visibility import seen_among
from atiende.tickets.rules.links import CHILD
from atiende.tickets.rules.statuses import UNDER_WAY, Category
from atiende.tickets.rules.transitions import SETTLED


def open_children_of(actor: Actor, ticket_id: int) -> list[Ticket]:
    """Those under way that the actor sees, with their status, the oldest first."""
    return list(seen_among(actor, _open_children(ticket_id)).select_related("status").order_by("pk"))


def require_children_known(ticket_id: int, *, old: str, new: Category) -> None:
    """Whoever solves or closes a case is asked first while parts of it are under way. Raises OpenChildren."""
    if new not in SETTLED or Category(old) in SETTLED:
        return
    if count := _open_children(ticket_id).count():
        raise OpenChildren(count=count)


def _open_children(ticket_id: int) -> QuerySet[Ticket]:
    children = TicketLink.objects.filter(kind=CHILD, target_id=ticket_id).values("source_id")
    return Ticket.objects.filter(pk__in=children, category__in=sorted(UNDER_WAY), is_merged=False)
