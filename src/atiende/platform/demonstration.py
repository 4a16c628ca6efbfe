"""The mark of the demonstration company: what carries it is shown as such, never sent out, and removed together.

A case is a demonstration by its brand, so cases carry no mark of their own.
"""

from __future__ import annotations

from collections.abc import Iterable

from atiende.platform.models import DemonstrationRow
from atiende.platform.postgres.reading import read_row, read_rows

_MARKED = "SELECT object_id FROM platform_demonstration_row WHERE kind = %s"
_IS_MARKED = "SELECT 1 FROM platform_demonstration_row WHERE kind = %s AND object_id = %s::bigint"


def mark(kind: str, ids: Iterable[int]) -> None:
    """In the transaction that makes these rows. Marking twice changes nothing."""
    rows = [DemonstrationRow(kind=kind, object_id=object_id) for object_id in ids]
    DemonstrationRow.objects.bulk_create(rows, ignore_conflicts=True)


def marked(kind: str) -> frozenset[int]:
    """The ids of all rows of this kind that belong to the demonstration."""
    return frozenset(object_id for (object_id,) in read_rows(_MARKED, [kind]))


def is_marked(kind: str, object_id: int) -> bool:
    return read_row(_IS_MARKED, [kind, object_id]) is not None


def forget_marks(kind: str, ids: Iterable[int]) -> None:
    """In the transaction that removes these rows."""
    DemonstrationRow.objects.filter(kind=kind, object_id__in=list(ids)).delete()
