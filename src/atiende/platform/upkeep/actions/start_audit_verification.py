from __future__ import annotations

from datetime import datetime

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.jobs import defer
from atiende.platform.jobs.progress import LongJob
from atiende.platform.upkeep.verification import KIND, verify_audit

GRANT = "audit.read"


def start_audit_verification(*, by: Actor, at: datetime) -> int:
    """Have a worker verify the chain; returns the id of the long job to watch. Raises NotPermitted."""
    by.require(GRANT)
    with transaction.atomic():
        long_job = LongJob.queue(kind=KIND, by=by, at=at)
        record(
            by=by,
            verb="platform.audit_verification_started",
            target_kind="long_job",
            target_id=long_job.id,
            at=at,
        )
        defer(verify_audit, long_job_id=long_job.id)
    return long_job.id
