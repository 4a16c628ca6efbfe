"""Ask for an export that a worker makes, to be downloaded from a screen."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.customers.queries import get_customer_for
from atiende.kernel.actors import Actor
from atiende.kernel.text import one_line
from atiende.platform.audit import record
from atiende.platform.jobs.progress import LongJob
from atiende.platform.outbox import emit
from atiende.privacy.events import ExportRequested
from atiende.privacy.models import CustomerExport
from atiende.privacy.queries import require

KIND = "privacy.export"


def request_export(*, customer_id: int, by: Actor, at: dt.datetime) -> CustomerExport:
    """Raises NotPermitted and NotFound."""
    require(by)
    with transaction.atomic():
        get_customer_for(by, customer_id)
        long_job = LongJob.queue(kind=KIND, by=by, at=at)
        export = CustomerExport.objects.create(
            customer_id=customer_id,
            long_job_id=long_job.id,
            requested_by_id=by.id,
            requested_by_label=one_line(by.label, limit=150),
            requested_at=at,
        )
        record(
            by=by,
            verb="privacy.export_requested",
            target_kind="customer",
            target_id=customer_id,
            at=at,
            details={"export_id": export.pk},
        )
        emit(ExportRequested(export_id=export.pk, long_job_id=long_job.id))
        return export
