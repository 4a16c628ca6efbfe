"""Who sees which ticket. Each reason is a branch of its own, so that each finds its index; a union joins them."""

from __future__ import annotations

from functools import reduce

from django.db.models import Q, QuerySet

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.platform.postgres.worded import Worded
from atiende.tickets.models import Ticket, TicketShare
from atiende.tickets.rules.seeing import plainly_sees

_WITH = ("status", "customer", "brand", "team", "assignee__user")
_WHOLE = Worded(lambda number: Ticket.objects.select_related(*_WITH).filter(number=number))


def branches_of(actor: Actor) -> list[Q]:
    """Why this actor sees tickets, one condition each; empty: they see none.

    Everybody's with `tickets.read_all`; else those of one's teams and of no team, one's own and those shared. Brands
    bound all but what was given by name: an assignment, or a share.
    """
    if actor.is_system:
        return [Q()]
    if not actor.may("tickets.read"):
        return []
    served = Q() if actor.brand_ids is None else Q(brand_id__in=sorted(actor.brand_ids))
    given = [
        Q(assignee_id=actor.id),
        Q(pk__in=TicketShare.objects.filter(agent_id=actor.id).values("ticket_id")),
    ]
    if actor.team_ids:
        given.append(Q(pk__in=TicketShare.objects.filter(team_id__in=actor.team_ids).values("ticket_id")))
    if actor.may("tickets.read_all"):
        return [served] if actor.brand_ids is None else [served, *given]
    teams = [Q(team_id=team_id) & served for team_id in sorted(actor.team_ids)]
    return [*teams, Q(team_id=None) & served, *given]


def visible_to(actor: Actor) -> QuerySet[Ticket]:
    """The tickets that this actor sees; none for strangers."""
    branches = branches_of(actor)
    if not branches:
        return Ticket.objects.none()
    if branches == [Q()]:
        return Ticket.objects.all()
    parts = [Ticket.objects.filter(branch).values("pk") for branch in branches]
    return Ticket.objects.filter(pk__in=reduce(lambda left, right: left.union(right), parts))


def sees(actor: Actor, ticket_id: int) -> bool:
    """Whether this actor sees this one ticket: cheap, as only its own row is looked at."""
    branches = branches_of(actor)
    if not branches:
        return False
    any_of = reduce(lambda left, right: left | right, branches)
    return Ticket.objects.filter(any_of, pk=ticket_id).exists()


def require_seen(actor: Actor, ticket_id: int) -> None:
    """Raises NotFound unless there is this ticket and the actor sees it."""
    if not sees(actor, ticket_id):
        raise NotFound


def get_ticket_for(actor: Actor, number: int) -> Ticket:
    """The ticket of this number with its status, customer, brand, team, assignee and their user. Raises NotFound."""
    found = next(iter(_WHOLE.rows(number=number)), None) if 0 < number < 2**63 else None
    if found is None or not _sees_it(actor, found):
        raise NotFound
    return found


def seen_among(actor: Actor, tickets: QuerySet[Ticket]) -> QuerySet[Ticket]:
    """Of a handful of tickets those that this actor sees: each is looked at, where `visible_to` would look at all."""
    branches = branches_of(actor)
    if not branches:
        return tickets.none()
    return tickets.filter(reduce(lambda left, right: left | right, branches))


def ids_seen(actor: Actor, ticket_ids: set[int]) -> frozenset[int]:
    """Of these tickets those that this actor sees; no query for none."""
    if not ticket_ids:
        return frozenset()
    rows = seen_among(actor, Ticket.objects.filter(pk__in=ticket_ids))
    return frozenset(rows.values_list("pk", flat=True))


def _sees_it(actor: Actor, ticket: Ticket) -> bool:
    """What stands on the ticket is at hand already; whether it was shared is asked."""
    is_plain = plainly_sees(
        actor, brand_id=ticket.brand_id, team_id=ticket.team_id, assignee_id=ticket.assignee_id
    )
    return is_plain or sees(actor, ticket.pk)


def ticket_id_of_number(number: int) -> int | None:
    """For programs that route mail, without permission: never shown to anybody."""
    if not 0 < number < 2**63:
        return None
    return Ticket.objects.filter(number=number).values_list("pk", flat=True).first()


def may_watch_ticket(actor: Actor, ticket_id: str) -> bool:
    return ticket_id.isdecimal() and len(ticket_id) < 19 and sees(actor, int(ticket_id))


def may_watch_brand(actor: Actor, brand_id: str) -> bool:
    """Lists of a brand: the signal says nothing but that there is something to read again."""
    return (
        brand_id.isdecimal()
        and len(brand_id) < 19
        and actor.may("tickets.read")
        and actor.serves(int(brand_id))
    )
