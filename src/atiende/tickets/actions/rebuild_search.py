"""Write every search row again, and learn every word again."""

from __future__ import annotations

import datetime as dt
from typing import Final

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.jobs.progress import LongJob
from atiende.platform.search.progress import start_again
from atiende.tickets.actions.learn_search_words import learn_search_words
from atiende.tickets.models import Message
from atiende.tickets.models.searching_again import VOCABULARY, rewrite_rows

KIND: Final = "tickets.rebuild_search"
_AT_ONCE: Final = 500


def queue_search_rebuild(*, by: Actor, at: dt.datetime) -> int:
    """Announce it: the id of the long job that a worker or the command takes up. Raises NotPermitted."""
    by.require("operations.manage")
    with transaction.atomic():
        total = Message.objects.count()
        long_job = LongJob.queue(kind=KIND, by=by, at=at, total=total)
        record(by=by, verb="tickets.search_rebuilt", target_kind="long_job", target_id=long_job.id, at=at)
    return long_job.id


def rebuild_search(*, long_job_id: int, at: dt.datetime) -> int:
    """In batches, each committed by itself, while people go on working; how many rows were written.

    Searching goes on meanwhile with what there is.
    """
    with LongJob.running(long_job_id) as progress:
        written = 0
        last = 0
        while ids := _next_ids(last):
            with transaction.atomic():
                written += rewrite_rows(ids)
            last = ids[-1]
            progress.advance(len(ids))
        with transaction.atomic():
            start_again(VOCABULARY)
        while learn_search_words(at=at):
            progress.advance(0)
        progress.result = {"rows": written}
    return written


def _next_ids(last: int) -> list[int]:
    rows = Message.objects.filter(pk__gt=last).order_by("pk")
    return list(rows.values_list("pk", flat=True)[:_AT_ONCE])
