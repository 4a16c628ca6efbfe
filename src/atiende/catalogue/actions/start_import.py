"""Have a worker read a file of products or orders."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.catalogue.events import ImportStarted
from atiende.catalogue.rules.importing import KINDS, lacks_columns, table_of
from atiende.catalogue.rules.problems import MISSING_COLUMN, NOT_A_TABLE, UNKNOWN_KIND
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput
from atiende.platform.audit import record
from atiende.platform.jobs.progress import LongJob
from atiende.platform.outbox import emit
from atiende.platform.storage import FileTooLarge, hold, store

JOB_KIND = "catalogue.import"
MOST_BYTES = 20_000_000


def start_import(*, kind: str, content: bytes, language: str, by: Actor, at: dt.datetime) -> int:
    """The id of the long job to watch; what it refuses stands in its list of errors, in that language.

    Raises NotPermitted, InvalidInput for what is no such table, FileTooLarge, DiskFull.
    """
    by.require("settings.manage")
    if kind not in KINDS:
        raise InvalidInput(fields={"kind": UNKNOWN_KIND})
    if len(content) > MOST_BYTES:
        raise FileTooLarge(MOST_BYTES)
    table = table_of(content, kind)
    if table is None:
        raise InvalidInput(fields={"file": NOT_A_TABLE})
    if lacks_columns(table, kind):
        raise InvalidInput(fields={"file": MISSING_COLUMN})
    with transaction.atomic():
        kept = store(content, name=f"{kind}.csv", media_type="text/csv", limit_bytes=MOST_BYTES)
        hold(kept)
        long_job = LongJob.queue(kind=JOB_KIND, by=by, at=at, total=len(table.rows))
        record(by=by, verb="catalogue.import_started", target_kind="long_job", target_id=long_job.id, at=at)
        emit(ImportStarted(long_job_id=long_job.id, file_id=kept.id, kind=kind, language=language))
    return long_job.id
