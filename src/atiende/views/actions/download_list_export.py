"""Hand out a list that is ready, and say so in the audit."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.storage import StoredFile, find_file
from atiende.views.errors import ExportNotReady
from atiende.views.queries.work import get_list_export_for
from atiende.views.rules.exporting import KEPT_HOURS


def download_list_export(*, export_id: int, by: Actor, at: dt.datetime) -> StoredFile:
    """Only to who asked for it, for a day. Raises NotPermitted, NotFound and ExportNotReady."""
    with transaction.atomic():
        export = get_list_export_for(by, export_id)
        if export.file_id is None or at - export.requested_at > dt.timedelta(hours=KEPT_HOURS):
            raise ExportNotReady
        record(
            by=by,
            verb="views.export_downloaded",
            target_kind="list_export",
            target_id=export.pk,
            at=at,
            details={"rows": export.rows},
        )
        return find_file(export.file_id)
