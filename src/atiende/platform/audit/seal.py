"""Sealing: a worker closes what was written since the last seal. Writers never wait for it."""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import datetime

from django.db import connection, transaction

from atiende.platform.audit.digests import FIRST, Entry, commitment, entry_digest, erased_label, seal_digest
from atiende.platform.audit.stored import entry_of, last_seal
from atiende.platform.models.audit import AuditEntry, AuditSalt, AuditSeal

ENTRIES_PER_SEAL = 10_000
_ONE_SEALER = 4_120_002

_MARK = """
UPDATE platform_audit_entry AS e
SET seal_number = %s, actor_commitment = s.commitment, actor_label = s.label
FROM unnest(%s::bigint[], %s::bytea[], %s::text[]) AS s (id, commitment, label)
WHERE e.id = s.id
"""


_MANY_WAIT = """
SELECT count(*) >= %s FROM (SELECT FROM platform_audit_entry WHERE seal_number IS NULL LIMIT %s) AS waiting
"""


def many_wait() -> bool:
    """Whether so many entries wait that a whole seal can be made of them."""
    with connection.cursor() as cursor:
        cursor.execute(_MANY_WAIT, [ENTRIES_PER_SEAL, ENTRIES_PER_SEAL])
        return bool(cursor.fetchone()[0])


def seal_pending(at: datetime) -> int:
    """Seal every committed entry without a seal, whatever its id; returns how many. 0 when another process is at it."""
    sealed = 0
    while count := _seal_batch(at):
        sealed += count
        if count < ENTRIES_PER_SEAL:
            break
    return sealed


def _seal_batch(at: datetime) -> int:
    with transaction.atomic():
        if not _is_only_sealer():
            return 0
        rows = list(AuditEntry.objects.filter(seal_number=None).order_by("id")[:ENTRIES_PER_SEAL])
        if not rows:
            return 0
        previous = last_seal()
        number = previous.number + 1 if previous else 1
        entries = _commit_labels(rows)
        _mark(number, rows, entries)
        _write(number, bytes(previous.digest) if previous else FIRST, entries, at)
        return len(entries)


def _is_only_sealer() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [_ONE_SEALER])
        return bool(cursor.fetchone()[0])


def _commit_labels(rows: list[AuditEntry]) -> list[Entry]:
    """Each entry with the commitment to its label; a person who was erased gets none, and no label either."""
    salts = _salts({row.actor_id for row in rows})
    entries = []
    for row in rows:
        salt = salts[row.actor_id]
        if salt is None:
            row.actor_label = erased_label(row.actor_id)
        bound = None if salt is None else commitment(row.actor_label, salt)
        entries.append(replace(entry_of(row), actor_commitment=bound))
    return entries


def _salts(actor_ids: set[int]) -> dict[int, bytes | None]:
    """The salt of each actor, made when there is none; None when it was destroyed. Locks the rows."""
    AuditSalt.objects.bulk_create(
        [AuditSalt(actor_id=actor_id, salt=secrets.token_bytes(32)) for actor_id in sorted(actor_ids)],
        ignore_conflicts=True,
    )
    rows = AuditSalt.objects.filter(actor_id__in=actor_ids).order_by("actor_id").select_for_update()
    return {row.actor_id: None if row.salt is None else bytes(row.salt) for row in rows}


def _mark(number: int, rows: list[AuditEntry], entries: list[Entry]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            _MARK,
            [
                number,
                [entry.id for entry in entries],
                [entry.actor_commitment for entry in entries],
                [row.actor_label for row in rows],
            ],
        )


def _write(number: int, previous_digest: bytes, entries: list[Entry], at: datetime) -> None:
    ids = [entry.id for entry in entries]
    digests = b"".join(entry_digest(entry) for entry in entries)
    AuditSeal.objects.create(
        number=number,
        previous_digest=previous_digest,
        digest=seal_digest(
            number=number, previous_digest=previous_digest, at=at, entry_ids=ids, entry_digests=digests
        ),
        first_id=ids[0],
        last_id=ids[-1],
        count=len(ids),
        entry_ids=ids,
        entry_digests=digests,
        at=at,
    )
