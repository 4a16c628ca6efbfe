"""Remove lists and what old bulk changes could have undone, once their time is over."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.views.dropping import drop_exports
from atiende.views.models import BulkChange, BulkStep, ListExport
from atiende.views.rules.bulk import UNDONE_WITHIN_DAYS
from atiende.views.rules.exporting import KEPT_HOURS


def drop_old_lists(*, by: Actor, at: dt.datetime) -> int:
    """How many files went. Raises NotPermitted."""
    by.require("settings.manage")
    with transaction.atomic():
        old = ListExport.objects.filter(requested_at__lt=at - dt.timedelta(hours=KEPT_HOURS))
        gone = drop_exports(old)
        if gone:
            record(
                by=by,
                verb="views.exports_dropped",
                target_kind="list_export",
                at=at,
                details={"count": gone},
            )
        before = at - dt.timedelta(days=UNDONE_WITHIN_DAYS)
        ended = BulkChange.objects.filter(requested_at__lt=before).values("pk")
        steps, _kinds = BulkStep.objects.filter(bulk_id__in=ended).delete()
        if steps:
            record(
                by=by,
                verb="views.bulk_changes_forgotten",
                target_kind="bulk_change",
                at=at,
                details={"count": steps},
            )
        return gone
