"""Hand out an export that is ready, and say so in the audit."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.storage import StoredFile, find_file
from atiende.privacy.errors import ExportNotReady
from atiende.privacy.queries import get_export_for


def download_export(*, export_id: int, by: Actor, at: dt.datetime) -> StoredFile:
    """Raises NotPermitted, NotFound and ExportNotReady."""
    with transaction.atomic():
        export = get_export_for(by, export_id)
        if export.file_id is None:
            raise ExportNotReady
        record(
            by=by,
            verb="privacy.export_downloaded",
            target_kind="customer",
            target_id=export.customer_id,
            at=at,
            details={"export_id": export.pk},
        )
        return find_file(export.file_id)
