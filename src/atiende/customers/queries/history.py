"""What happened to a customer as we know them: made known, joined, agreeing, noted upon."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from atiende.customers.models import Consent, Customer, CustomerMerge, CustomerNote
from atiende.customers.queries.seeing import GRANT
from atiende.kernel.actors import Actor
from atiende.kernel.text import clipped, one_line

MOST = 500
_SNIPPET = 220


@dataclass(frozen=True, slots=True)
class Told:
    """`what`: known, joined, agreed, withdrew or note. `about`: a purpose, or the beginning of a note."""

    what: str
    at: dt.datetime
    id: int
    who: str = ""
    about: str = ""


def told_of(actor: Actor, customer_ids: Collection[int]) -> list[Told]:
    """All of it, the newest 500 of each kind, the newest first; in four queries."""
    if not actor.may(GRANT):
        return []
    found = [*_known(customer_ids), *_joined(customer_ids), *_agreed(customer_ids), *_notes(customer_ids)]
    return sorted(found, key=lambda each: (each.at, each.id), reverse=True)


def _known(ids: Collection[int]) -> Iterator[Told]:
    rows = Customer.objects.filter(pk__in=sorted(ids)).order_by("-pk")[:MOST]
    for row in rows:
        yield Told("known", row.created_at, row.pk, about=row.name or row.folded_name)


def _joined(ids: Collection[int]) -> Iterator[Told]:
    rows = (
        CustomerMerge.objects.filter(source__in=sorted(ids)).select_related("source").order_by("-merged_at")
    )
    for row in rows[:MOST]:
        name = row.source.name or row.source.folded_name
        yield Told("joined", row.merged_at, row.source_id, row.merged_by_label, name)


def _agreed(ids: Collection[int]) -> Iterator[Told]:
    for row in Consent.objects.filter(customer__in=sorted(ids)).order_by("-pk")[:MOST]:
        yield Told("agreed", row.given_at, row.pk, row.given_by_label, row.purpose)
        if row.withdrawn_at is not None:
            yield Told("withdrew", row.withdrawn_at, row.pk, row.withdrawn_by_label, row.purpose)


def _notes(ids: Collection[int]) -> Iterator[Told]:
    for row in CustomerNote.objects.filter(customer__in=sorted(ids)).order_by("-pk")[:MOST]:
        text = clipped(one_line(row.text[: _SNIPPET * 4], limit=_SNIPPET * 2), _SNIPPET)
        yield Told("note", row.written_at, row.pk, row.written_by_label, text)
