"""Ask for the demonstration company, or for its end; a worker does it."""

from __future__ import annotations

import datetime as dt
from typing import Final, Literal

from django.db import transaction

from atiende.console.errors import DemonstrationIsAsStands
from atiende.console.events import DemonstrationRequested
from atiende.kernel.actors import SYSTEM, Actor
from atiende.platform.audit import record
from atiende.platform.demonstration import marked
from atiende.platform.jobs.progress import LongJob
from atiende.platform.jobs.queries import list_long_jobs
from atiende.platform.outbox import emit

Wish = Literal["load", "remove"]
KINDS: Final[dict[Wish, str]] = {"load": "demonstration.load", "remove": "demonstration.remove"}


def request_demonstration(*, wish: Wish, by: Actor, at: dt.datetime) -> int:
    """The id of the long job. What is in is not loaded again, what is out not removed, and one wish at a time.

    Raises NotPermitted and DemonstrationIsAsStands.
    """
    by.require("settings.manage")
    with transaction.atomic():
        is_in = bool(marked("brand"))
        if is_in is (wish == "load") or _is_under_way():
            raise DemonstrationIsAsStands
        long_job = LongJob.queue(kind=KINDS[wish], by=by, at=at)
        record(
            by=by,
            verb="console.demonstration_requested",
            target_kind="long_job",
            target_id=long_job.id,
            at=at,
            details={"wish": wish},
        )
        emit(DemonstrationRequested(long_job_id=long_job.id, wish=wish))
    return long_job.id


def _is_under_way() -> bool:
    latest = [job for kind in KINDS.values() for job in list_long_jobs(SYSTEM, kind=kind, limit=1)]
    return any(not job.is_over for job in latest)
