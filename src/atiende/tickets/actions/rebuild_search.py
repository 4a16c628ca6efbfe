"""Write every search row again, and learn every word again."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.jobs.progress import LongJob
from atiende.platform.search.progress import start_again
from atiende.tickets.models import Message
from atiende.tickets.models.searching_again import VOCABULARY, rewrite_rows
from atiende.tickets.search_upkeep import learn_search_words

KIND: Final = "tickets.rebuild_search"
_AT_ONCE: Final = 500


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """The long job whose progress the console showed, and how many messages can be found again."""

    long_job_id: int
    messages: int


def rebuild_search(*, by: Actor, at: dt.datetime) -> Rebuilt:
    """In batches, each committed by itself, while people go on working; searching goes on with what there is.

    Raises NotPermitted.
    """
    by.require("operations.manage")
    long_job_id = _announce(by, at)
    written = 0
    last = 0
    with LongJob.running(long_job_id) as progress:
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
    return Rebuilt(long_job_id, written)


def _announce(by: Actor, at: dt.datetime) -> int:
    with transaction.atomic():
        long_job = LongJob.queue(kind=KIND, by=by, at=at, total=Message.objects.count())
        record(by=by, verb="tickets.search_rebuilt", target_kind="long_job", target_id=long_job.id, at=at)
    return long_job.id


def _next_ids(last: int) -> list[int]:
    rows = Message.objects.filter(pk__gt=last).order_by("pk")
    return list(rows.values_list("pk", flat=True)[:_AT_ONCE])
