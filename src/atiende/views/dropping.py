"""Letting go of lists that lie ready: the row and the file that it holds."""

from __future__ import annotations

from django.db.models import QuerySet

from atiende.platform.storage import release
from atiende.views.models import ListExport


def drop_exports(wanted: QuerySet[ListExport]) -> int:
    """How many, in the transaction of the caller."""
    found = list(wanted.select_for_update())
    for export in found:
        if export.file_id is not None:
            release(export.file_id)
        export.delete()
    return len(found)
