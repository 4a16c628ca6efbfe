"""A new key, and every registered value sealed again with it, in batches that each stand on their own.

It may be killed at any moment: values are readable before, during and after, and the next run goes on where it stopped.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.secrets.errors import SecretsRefusal
from atiende.platform.secrets.keys import Key, archive_key, key_ids, make_key, newest_key
from atiende.platform.secrets.registry import SealedColumn, sealed_columns
from atiende.platform.secrets.sealing import key_id_of, seal_with, unseal

BATCH = 200
GRANT = "operations.manage"

Progress = Callable[[int, int], None]
"""Called with values looked at and values in total."""


@dataclass(frozen=True, slots=True)
class Rotation:
    """What a rotation did."""

    key_id: int
    is_continued: bool
    """An earlier rotation had been cut short: this one finished it and made no key of its own."""
    resealed: int
    unreadable: int
    archived_key_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class KeyUse:
    """How many registered values a key protects."""

    key_id: int
    values: int
    is_newest: bool


def rotate(*, by: Actor, at: dt.datetime, progress: Progress = lambda done, total: None) -> Rotation:
    """Seal every registered value with a new key, or finish a rotation that was cut short.

    Raises NotPermitted, SecretKeyFolderUnusable.
    """
    by.require(GRANT)
    key = newest_key()
    resealed, unreadable = _reseal_all(key, progress)
    is_continued = resealed > 0
    if not is_continued:
        key = make_key(after=key.id)
        resealed, unreadable = _reseal_all(key, progress)
    archived = _archive_unused()
    with transaction.atomic():
        record(
            by=by,
            verb="platform.secrets_rotated",
            target_kind="secret_key",
            target_id=key.id,
            at=at,
            details={"resealed": resealed, "unreadable": unreadable},
        )
    return Rotation(key.id, is_continued, resealed, unreadable, archived)


def uses_of_keys() -> list[KeyUse]:
    """Every key that is in place or still needed, oldest first, with the number of values that it protects."""
    counts = dict.fromkeys(key_ids(), 0)
    for column in sealed_columns():
        for value in column.rows.values_list(column.field, flat=True).iterator():
            key_id = _key_id_or_none(column.text_in(value))
            if key_id is not None:
                counts[key_id] = counts.get(key_id, 0) + 1
    newest = max(key_ids(), default=0)
    return [KeyUse(key_id, counts[key_id], key_id == newest) for key_id in sorted(counts)]


def _reseal_all(key: Key, progress: Progress) -> tuple[int, int]:
    total = sum(column.rows.count() for column in sealed_columns())
    looked_at = resealed = unreadable = 0
    for column in sealed_columns():
        after: object = None
        while True:
            ids = _next_ids(column, after)
            if not ids:
                break
            changed, unread = _reseal_batch(column, ids, key)
            after, looked_at = ids[-1], looked_at + len(ids)
            resealed, unreadable = resealed + changed, unreadable + unread
            progress(looked_at, max(total, looked_at))
    return resealed, unreadable


def _next_ids(column: SealedColumn, after: object) -> list[object]:
    rows = column.rows if after is None else column.rows.filter(pk__gt=after)
    return list(rows.order_by("pk").values_list("pk", flat=True)[:BATCH])


@transaction.atomic
def _reseal_batch(column: SealedColumn, ids: list[object], key: Key) -> tuple[int, int]:
    rows = column.rows.filter(pk__in=ids).exclude(**{f"{column.lookup}__startswith": f"k{key.id}:"})
    changed = unreadable = 0
    for row_id, value in rows.select_for_update().order_by("pk").values_list("pk", column.field):
        try:
            again = seal_with(key, unseal(column.text_in(value), column.purpose), column.purpose)
        except SecretsRefusal:
            unreadable += 1
            continue
        resealed = {column.field: column.with_text(value, again)}
        changed += column.model._default_manager.filter(pk=row_id).update(**resealed)
    return changed, unreadable


def _archive_unused() -> tuple[int, ...]:
    unused = tuple(use.key_id for use in uses_of_keys() if not use.values and not use.is_newest)
    for key_id in unused:
        archive_key(key_id)
    return unused


def _key_id_or_none(text: str) -> int | None:
    try:
        return key_id_of(text)
    except SecretsRefusal:
        return None
