from __future__ import annotations

from datetime import datetime

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.jobs.errors import LongJobNotFound, LongJobOver
from atiende.platform.jobs.queries import OVER, may_see
from atiende.platform.live import signal
from atiende.platform.models.long_job import LongJobRow


def cancel_long_job(*, long_job_id: int, by: Actor, at: datetime) -> None:
    """Ask a long job to stop: it does at its next step, or at once while it waits.

    Whoever started it may, and whoever holds `operations.manage`. Raises LongJobNotFound, LongJobOver.
    """
    with transaction.atomic():
        row = LongJobRow.objects.select_for_update().filter(pk=long_job_id).first()
        if row is None or not may_see(by, row.by_id):
            raise LongJobNotFound
        if row.state in OVER:
            raise LongJobOver
        changes: dict[str, object] = {"cancel_requested": True}
        if row.state == LongJobRow.State.QUEUED:
            changes |= {"state": LongJobRow.State.CANCELLED, "finished_at": at}
        LongJobRow.objects.filter(pk=long_job_id).update(**changes)
        record(
            by=by,
            verb="platform.long_job_cancelled",
            target_kind="long_job",
            target_id=long_job_id,
            at=at,
            details={"kind": row.kind},
        )
        signal(f"long_job:{long_job_id}")
