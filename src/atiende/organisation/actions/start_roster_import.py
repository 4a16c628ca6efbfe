"""Have a worker read a file of shifts."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput
from atiende.organisation.events import RosterImportStarted
from atiende.organisation.rules.roster_file import NOT_A_TABLE, table_of_shifts
from atiende.platform.audit import record
from atiende.platform.jobs.progress import LongJob
from atiende.platform.outbox import emit
from atiende.platform.storage import FileTooLarge, hold, store

JOB_KIND = "organisation.roster_import"
MOST_BYTES = 5_000_000


def start_roster_import(*, content: bytes, language: str, by: Actor, at: dt.datetime) -> int:
    """The id of the long job to watch; the lines it refuses stand in its list of errors, in that language.

    Raises NotPermitted, InvalidInput for what is no such table, FileTooLarge, DiskFull.
    """
    by.require("people.manage")
    if len(content) > MOST_BYTES:
        raise FileTooLarge(MOST_BYTES)
    table = table_of_shifts(content)
    if table is None:
        raise InvalidInput(fields={"file": NOT_A_TABLE})
    with transaction.atomic():
        kept = store(content, name="shifts.csv", media_type="text/csv", limit_bytes=MOST_BYTES)
        hold(kept)
        long_job = LongJob.queue(kind=JOB_KIND, by=by, at=at, total=len(table.rows))
        record(
            by=by,
            verb="organisation.roster_import_started",
            target_kind="long_job",
            target_id=long_job.id,
            at=at,
        )
        emit(RosterImportStarted(long_job_id=long_job.id, file_id=kept.id, language=language))
    return long_job.id
