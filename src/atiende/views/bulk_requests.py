"""One bulk change at a time for each person, written down before a worker begins it."""

from __future__ import annotations

import datetime as dt

from django.db import IntegrityError, transaction

from atiende.kernel.actors import Actor
from atiende.kernel.text import one_line
from atiende.platform.audit import record
from atiende.platform.jobs.progress import LongJob
from atiende.platform.outbox import emit
from atiende.views.errors import AnotherUnderWay, NotUndoable
from atiende.views.events import BulkChangeRequested
from atiende.views.models import BulkChange

KIND = "views.bulk_change"
_DEAD_AFTER = dt.timedelta(hours=1)
"""Ten thousand cases take minutes: what is not over by then was ended with its worker."""


def requested(
    change: dict[str, str],
    condition: dict[str, object],
    order: str,
    undoes: BulkChange | None,
    by: Actor,
    at: dt.datetime,
) -> BulkChange:
    try:
        with transaction.atomic():
            _let_go_of_dead_ones(by, at)
            long_job = LongJob.queue(kind=KIND, by=by, at=at)
            bulk = BulkChange.objects.create(
                change=change,
                condition=condition,
                order=order,
                undoes=undoes,
                long_job_id=long_job.id,
                requested_by_id=by.id,
                requested_by_label=one_line(by.label, limit=150),
                requested_at=at,
            )
            record(
                by=by,
                verb="views.bulk_change_requested",
                target_kind="bulk_change",
                target_id=bulk.pk,
                at=at,
                details={"what": change["what"], "undoes": undoes.pk if undoes else 0},
            )
            emit(BulkChangeRequested(bulk_id=bulk.pk, long_job_id=long_job.id))
            return bulk
    except IntegrityError as error:
        if "bulk_change_one_at_a_time" in str(error):
            raise AnotherUnderWay from error
        raise NotUndoable from error


def _let_go_of_dead_ones(by: Actor, at: dt.datetime) -> None:
    """What a worker left unfinished keeps nobody from asking for another; what it changed can be undone."""
    old = BulkChange.objects.filter(
        requested_by_id=by.id, finished_at=None, requested_at__lt=at - _DEAD_AFTER
    )
    old.update(finished_at=at)
