"""Have customers that look like one looked for, by a worker."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.customers.events import DuplicatesWanted
from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.jobs.progress import LongJob
from atiende.platform.outbox import emit

KIND = "customers.duplicates"


def start_duplicates_search(*, by: Actor, at: dt.datetime) -> int:
    """The id of the long job. Raises NotPermitted."""
    by.require("customers.manage")
    with transaction.atomic():
        long_job = LongJob.queue(kind=KIND, by=by, at=at, total=1)
        record(by=by, verb="customers.duplicates_asked", target_kind="long_job", target_id=long_job.id, at=at)
        emit(DuplicatesWanted(long_job_id=long_job.id))
    return long_job.id
