"""Ask for one change of all the cases of a list."""

from __future__ import annotations

import datetime as dt

from django.db import IntegrityError, transaction

from atiende.kernel.actors import Actor
from atiende.kernel.text import one_line
from atiende.platform.audit import record
from atiende.platform.jobs.progress import LongJob
from atiende.platform.outbox import emit
from atiende.tickets.rules.listing import Order
from atiende.tickets.rules.view_conditions import Condition, kept_as, whole
from atiende.views.errors import AnotherUnderWay, NotUndoable
from atiende.views.events import BulkChangeRequested
from atiende.views.models import BulkChange
from atiende.views.queries.work import get_bulk_change_for, may_undo
from atiende.views.rules.bulk import Change, change_of

KIND = "views.bulk_change"


def request_bulk_change(
    *, condition: Condition, order: Order, change: Change, by: Actor, at: dt.datetime
) -> BulkChange:
    """A worker changes them, each by its ordinary action. Raises NotPermitted, InvalidInput and AnotherUnderWay."""
    by.require("tickets.reply")
    wanted = change_of(change.kept())
    return _requested(wanted.kept(), kept_as(whole(condition)), order.value, None, by, at)


def request_bulk_undo(*, bulk_id: int, by: Actor, at: dt.datetime) -> BulkChange:
    """Each case goes back to what it was, unless somebody changed it since.

    Raises NotPermitted, NotFound, NotUndoable and AnotherUnderWay.
    """
    by.require("tickets.reply")
    done = get_bulk_change_for(by, bulk_id)
    if not may_undo(done, at=at):
        raise NotUndoable
    return _requested(done.change, done.condition, done.order, done, by, at)


def _requested(
    change: dict[str, str],
    condition: dict[str, object],
    order: str,
    undoes: BulkChange | None,
    by: Actor,
    at: dt.datetime,
) -> BulkChange:
    try:
        with transaction.atomic():
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
