"""The other cases of who asks."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from django.db.models import Q, QuerySet

from atiende.kernel.actors import Actor
from atiende.platform.postgres.worded import Worded
from atiende.tickets.models import Ticket
from atiende.tickets.queries.visibility import branches_of, seen_among

_FEW: Final = 7


def _theirs(ids: Collection[int], but: int) -> QuerySet[Ticket]:
    rows = Ticket.objects.filter(customer_id__in=ids).exclude(pk=but).select_related("status").order_by("-pk")
    return rows.only("number", "subject", "opened_at", "category", "status")


_FEW_OF_ALL: Final = Worded(lambda ids, but: _theirs(ids, but)[:_FEW])


def cases_of_customers(
    actor: Actor, customer_ids: Collection[int], *, but: int, size: int = _FEW
) -> list[Ticket]:
    """The newest, one ticket aside, as far as the actor sees them, with their status; in one query."""
    if size <= _FEW and branches_of(actor) == [Q()]:
        return _FEW_OF_ALL.rows(ids=sorted(customer_ids), but=but)[:size]
    return list(seen_among(actor, _theirs(customer_ids, but))[:size])
