"""Customers that look like one, with what speaks for it, as far as the actor may see customers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from atiende.customers.models import Customer, Identifier, LikelyDuplicate
from atiende.customers.queries.listing import put_identifiers
from atiende.customers.queries.seeing import GRANT
from atiende.customers.rules.likeness import Evidence, Known, loose_key, who_stays
from atiende.kernel.actors import Actor
from atiende.kernel.cursors import cursor_of, place_of

PAGE_SIZE = 20


@dataclass(frozen=True, slots=True)
class Side:
    """One of two: `shared` are the ids of the identifiers that the other has too, compared loosely."""

    customer: Customer
    identifiers: Sequence[Identifier]
    shared: frozenset[int]
    is_kept: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """Two that look like one; `evidence` in the order of what it says."""

    id: int
    evidence: tuple[Evidence, ...]
    sides: tuple[Side, Side]

    @property
    def kept(self) -> Side:
        return next(side for side in self.sides if side.is_kept)

    @property
    def joined(self) -> Side:
        return next(side for side in self.sides if not side.is_kept)


@dataclass(frozen=True, slots=True)
class Pairs:
    rows: list[Pair]
    next_after: str = ""


def list_duplicates(actor: Actor, *, after: str = "", size: int = PAGE_SIZE) -> Pairs:
    """The surest first, in three queries whatever there is."""
    rows = _open(actor)
    if (place := place_of(after, int, int)) is not None:
        strength, last = place
        rows = rows.filter(Q(strength__lt=strength) | Q(strength=strength, pk__gt=last))
    found = list(rows.order_by("-strength", "pk")[: size + 1])
    shown = found[:size]
    next_after = cursor_of(shown[-1].strength, shown[-1].pk) if len(found) > size else ""
    return Pairs(_pairs(shown), next_after)


def duplicates_of(actor: Actor, customer_id: int, *, size: int = 3) -> list[Customer]:
    """Who else a surviving customer may be; in one query."""
    rows = _open(actor).filter(Q(low_id=customer_id) | Q(high_id=customer_id)).order_by("-strength", "pk")
    return [row.high if row.low_id == customer_id else row.low for row in rows[:size]]


def pairs_chosen(actor: Actor, ids: Sequence[int]) -> list[Pair]:
    """Those of these pairs that are still open."""
    return _pairs(list(_open(actor).filter(pk__in=ids).order_by("pk")))


def _open(actor: Actor) -> QuerySet[LikelyDuplicate]:
    rows = LikelyDuplicate.objects.filter(low__merge=None, high__merge=None).select_related(
        "low__company", "high__company"
    )
    return rows if actor.may(GRANT) else rows.none()


def _pairs(rows: Sequence[LikelyDuplicate]) -> list[Pair]:
    customers = {each.pk: each for row in rows for each in (row.low, row.high)}
    put_identifiers(list(customers.values()))
    return [_pair(row, customers[row.low_id], customers[row.high_id]) for row in rows]


def _pair(row: LikelyDuplicate, low: Any, high: Any) -> Pair:
    kept = who_stays(_known(low), _known(high))
    keys = [
        {loose_key(each.kind, each.normal_value) for each in side.known_under} - {None}
        for side in (low, high)
    ]
    both = keys[0] & keys[1]
    sides = [
        Side(
            customer,
            customer.known_under,
            frozenset(e.pk for e in customer.known_under if loose_key(e.kind, e.normal_value) in both),
            customer.pk == kept,
        )
        for customer in (low, high)
    ]
    evidence = tuple(each for each in Evidence if each in row.evidence)
    return Pair(row.pk, evidence, (sides[0], sides[1]))


def _known(customer: Any) -> Known:
    verified = sum(1 for each in customer.known_under if getattr(each, "verification", None) is not None)
    return Known(customer.pk, bool(customer.name), verified, len(customer.known_under))
