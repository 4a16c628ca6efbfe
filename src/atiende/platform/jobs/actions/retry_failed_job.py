from __future__ import annotations

import json
from datetime import datetime

from django.db import connection, transaction

from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.jobs.errors import JobNotFailed
from atiende.platform.jobs.job import CHANNEL
from atiende.platform.wake import wake

GRANT = "operations.manage"

_QUEUE_AGAIN = """
UPDATE procrastinate_jobs SET status = 'todo', scheduled_at = NULL, attempts = 0, worker_id = NULL
WHERE id = %s AND status = 'failed' RETURNING task_name
"""


def retry_failed_job(*, job_id: int, by: Actor, at: datetime) -> None:
    """Put a failed job back into the queue with all its attempts. Raises NotPermitted, JobNotFailed."""
    by.require(GRANT)
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(_QUEUE_AGAIN, [job_id])
            found = cursor.fetchone()
        if found is None:
            raise JobNotFailed
        record(
            by=by,
            verb="platform.job_retried",
            target_kind="job",
            target_id=job_id,
            at=at,
            details={"job": found[0]},
        )
        notice = json.dumps({"type": "job_inserted", "job_id": job_id})
        transaction.on_commit(lambda: wake(CHANNEL, notice))
