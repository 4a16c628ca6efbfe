"""Whom news of a ticket concerns. Without permission: for programs that tell them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from atiende.tickets.models import Ticket
from atiende.tickets.queries.mentionable import who_see
from atiende.tickets.rules.statuses import UNDER_WAY

URGENT = 4


@dataclass(frozen=True, slots=True)
class Concerned:
    """Who has a case, and who follows it."""

    assignee_id: int | None
    follower_ids: frozenset[int]

    @property
    def all(self) -> frozenset[int]:
        return self.follower_ids | ({self.assignee_id} if self.assignee_id else frozenset())


def concerned_with(ticket_id: int) -> Concerned:
    """Nobody for a ticket that is gone."""
    rows = list(
        Ticket.objects.filter(pk=ticket_id).values_list("assignee_id", "followers__agent_id").order_by()
    )
    return Concerned(
        assignee_id=rows[0][0] if rows else None,
        follower_ids=frozenset(follower for _, follower in rows if follower),
    )


def who_may_be_told(ticket_id: int, person_ids: Iterable[int]) -> tuple[set[int], bool]:
    """Of these people those who see the ticket now, and whether it is urgent."""
    ticket = Ticket.objects.filter(pk=ticket_id).first()
    if ticket is None:
        return set(), False
    return who_see(ticket, person_ids), ticket.priority >= URGENT


def who_has(ticket_ids: Iterable[int]) -> dict[int, tuple[int, bool]]:
    """For each of these tickets that somebody has: who, who sees it by having it, and whether it is urgent."""
    rows = Ticket.objects.filter(pk__in=sorted(set(ticket_ids)), assignee__isnull=False)
    found = rows.values_list("pk", "assignee_id", "priority")
    return {pk: (assignee_id, priority >= URGENT) for pk, assignee_id, priority in found if assignee_id}


def overdue_between(*, after: dt.datetime, until: dt.datetime, limit: int) -> list[int]:
    """Ids of tickets under way whose time ran out after one moment and until another, the longest overdue first."""
    kinds = sorted(category.value for category in UNDER_WAY)
    rows = Ticket.objects.filter(category__in=kinds, next_due_at__gt=after, next_due_at__lte=until)
    return list(rows.order_by("next_due_at", "pk").values_list("pk", flat=True)[:limit])
