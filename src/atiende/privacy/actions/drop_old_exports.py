"""Remove exports whose days are over."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.storage import release
from atiende.privacy.models import CustomerExport
from atiende.privacy.rules.erasing import KEPT_DAYS


def drop_old_exports(*, by: Actor, at: dt.datetime) -> int:
    """How many went. Raises NotPermitted."""
    by.require("settings.manage")
    with transaction.atomic():
        before = at - dt.timedelta(days=KEPT_DAYS)
        old = list(CustomerExport.objects.select_for_update().filter(requested_at__lt=before))
        for export in old:
            if export.file_id is not None:
                release(export.file_id)
            export.delete()
        if old:
            record(
                by=by,
                verb="privacy.exports_dropped",
                target_kind="customer_export",
                at=at,
                details={"count": len(old)},
            )
        return len(old)
