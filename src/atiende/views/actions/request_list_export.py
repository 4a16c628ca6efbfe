"""Ask for a list of cases as a file that a worker makes."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput
from atiende.kernel.text import one_line
from atiende.platform.audit import record
from atiende.platform.jobs.progress import LongJob
from atiende.platform.outbox import emit
from atiende.tickets.rules.listing import Order
from atiende.tickets.rules.view_conditions import Condition, kept_as, whole
from atiende.views.errors import COLUMN_UNKNOWN, FORMAT_UNKNOWN
from atiende.views.events import ListExportRequested
from atiende.views.models import ListExport
from atiende.views.rules.exporting import FORMATS
from atiende.views.rules.keeping import is_column

KIND = "views.list_export"


def request_list_export(
    *,
    condition: Condition,
    order: Order,
    columns: tuple[str, ...],
    file_format: str,
    name: str,
    by: Actor,
    at: dt.datetime,
) -> ListExport:
    """It holds names of customers, so a grant is needed. Raises NotPermitted and InvalidInput."""
    by.require("tickets.read")
    by.require("tickets.export")
    if file_format not in FORMATS:
        raise InvalidInput(fields={"format": FORMAT_UNKNOWN})
    if not columns or not all(map(is_column, columns)):
        raise InvalidInput(fields={"columns": COLUMN_UNKNOWN})
    with transaction.atomic():
        long_job = LongJob.queue(kind=KIND, by=by, at=at)
        export = ListExport.objects.create(
            condition=kept_as(whole(condition)),
            order=order.value,
            columns=list(columns),
            name=one_line(name, limit=60),
            format=file_format,
            long_job_id=long_job.id,
            requested_by_id=by.id,
            requested_by_label=one_line(by.label, limit=150),
            requested_at=at,
        )
        record(
            by=by,
            verb="views.export_requested",
            target_kind="list_export",
            target_id=export.pk,
            fields=columns,
            at=at,
            details={"format": file_format},
        )
        emit(ListExportRequested(export_id=export.pk, long_job_id=long_job.id))
        return export
