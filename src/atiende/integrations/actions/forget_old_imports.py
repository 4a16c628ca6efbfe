"""Let go of files that nobody brought in within a week, and of lists of problems after a month."""

from __future__ import annotations

import datetime as dt
from typing import Final

from django.db import transaction

from atiende.integrations.models import Import
from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.storage import release

FILE_KEPT: Final = dt.timedelta(days=7)
PROBLEMS_KEPT: Final = dt.timedelta(days=30)


def forget_old_imports(*, by: Actor, at: dt.datetime) -> int:
    """How many imports let go of something; their counts stay. Raises NotPermitted."""
    by.require("settings.manage")
    forgotten = 0
    with transaction.atomic():
        rows = Import.objects.select_for_update().exclude(file=None, problems_file=None)
        for row in rows.filter(begun_at__lt=at - FILE_KEPT).exclude(state=Import.State.RUNNING):
            forgotten += _let_go(row, at)
        if forgotten:
            record(by=by, verb="integrations.imports_forgotten", target_kind="import", at=at)
    return forgotten


def _let_go(row: Import, at: dt.datetime) -> bool:
    old = row.begun_at < at - PROBLEMS_KEPT
    gone = [file for file in (row.file_id, row.problems_file_id if old else None) if file is not None]
    for file in gone:
        release(file)
    row.file_id = None
    row.problems_file_id = None if old else row.problems_file_id
    row.save(update_fields=["file_id", "problems_file_id"])
    return bool(gone)
