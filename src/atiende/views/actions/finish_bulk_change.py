"""Note that a bulk change ended, however it did."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.views.models import BulkChange


def finish_bulk_change(*, bulk_id: int, at: dt.datetime) -> None:
    """However it ended: the person may ask for another, and what was changed may be undone."""
    with transaction.atomic():
        bulk = BulkChange.objects.select_for_update().filter(pk=bulk_id, finished_at=None).first()
        if bulk is None:
            return
        BulkChange.objects.filter(pk=bulk_id).update(finished_at=at)
        record(
            by=Actor(id=bulk.requested_by_id, label=bulk.requested_by_label),
            verb="views.bulk_change_done",
            target_kind="bulk_change",
            target_id=bulk_id,
            at=at,
            details={"changed": bulk.changed, "refused": bulk.refused},
        )
