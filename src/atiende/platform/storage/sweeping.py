"""Taking away what nobody holds, and finding what is missing."""

from __future__ import annotations

import datetime as dt
import logging
from dataclasses import dataclass

from django.db import transaction

from atiende.platform.models.files import StoredFileRow
from atiende.platform.storage.files import lock_contents
from atiende.platform.storage.places import place
from atiende.platform.storage.stillness import may_remove

GRACE = dt.timedelta(hours=1)
ORPHAN_AGE = dt.timedelta(days=1)
BATCH = 500

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Sweep:
    """What a look through the whole folder found."""

    orphans_removed: int
    unfinished_removed: int
    missing: int


def remove_unused(at: dt.datetime) -> int:
    """Remove files that nobody has held for an hour: first the row, and once that is committed the content.

    While a backup is made none goes: its snapshot may name it.
    """
    with transaction.atomic():
        if not may_remove():
            return 0
        unused = StoredFileRow.objects.filter(references=0, unused_since__lt=at - GRACE)
        rows = list(unused.select_for_update(skip_locked=True).order_by("id")[:BATCH])
        StoredFileRow.objects.filter(pk__in=[row.pk for row in rows]).delete()
    for row in rows:
        _remove_unless_known(row.sha256)
    return len(rows)


def sweep_folder(at: dt.datetime) -> Sweep:
    """Compare folder and table: contents without a row go after a day, rows without a content are reported."""
    border = (at - ORPHAN_AGE).timestamp()
    orphans = sum(_remove_unless_known(sha256) for sha256 in place().contents_older_than(border))
    return Sweep(orphans, place().remove_unfinished_older_than(border), _mark_missing(at))


def _remove_unless_known(sha256: str) -> bool:
    with transaction.atomic():
        lock_contents([sha256])  # whoever is storing the same content has committed, or comes after us
        if StoredFileRow.objects.filter(sha256=sha256).exists():
            return False
        place().remove_content(sha256)
        return True


def _mark_missing(at: dt.datetime) -> int:
    known = StoredFileRow.objects.order_by("sha256").values_list("sha256", flat=True)
    lost = list(place().missing(known.iterator()))
    gone = list(StoredFileRow.objects.filter(sha256__in=lost).order_by("pk").values_list("pk", flat=True))
    StoredFileRow.objects.filter(pk__in=gone, missing_since=None).update(missing_since=at)
    StoredFileRow.objects.exclude(pk__in=gone).exclude(missing_since=None).update(missing_since=None)
    if gone:
        _log.error("files are missing in the folder of files", extra={"count": len(gone), "ids": gone[:20]})
    return len(gone)
