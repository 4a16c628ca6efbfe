"""Entries and seals as they lie in the database, read in large strides."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Sum

from atiende.platform.audit.digests import Entry, Seal
from atiende.platform.models.audit import AuditEntry, AuditSeal


def entry_of(row: AuditEntry) -> Entry:
    return Entry(
        id=row.id,
        at=row.at,
        actor_id=row.actor_id,
        actor_commitment=None if row.actor_commitment is None else bytes(row.actor_commitment),
        verb=row.verb,
        target_kind=row.target_kind,
        target_id=row.target_id,
        fields=row.fields,
        outcome=row.outcome,
        details=row.details,
        correlation_id=row.correlation_id,
    )


def seals(*, after: int = 0) -> Iterator[Seal]:
    """Every seal above a number, in order, read one at a time: a seal holds thousands of digests."""
    number = after
    while (row := AuditSeal.objects.filter(number__gt=number).order_by("number").first()) is not None:
        number = row.number
        yield Seal(
            number=row.number,
            previous_digest=bytes(row.previous_digest),
            digest=bytes(row.digest),
            entry_ids=row.entry_ids,
            entry_digests=bytes(row.entry_digests),
            at=row.at,
        )


def last_seal() -> AuditSeal | None:
    return AuditSeal.objects.defer("entry_ids", "entry_digests").order_by("-number").first()


def count_sealed() -> int:
    """How many entries the seals cover."""
    total: int | None = AuditSeal.objects.aggregate(total=Sum("count"))["total"]
    return total or 0
