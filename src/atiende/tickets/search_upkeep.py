"""The index follows by itself what was changed and written: nobody's verb, and nothing that the audit keeps."""

from __future__ import annotations

import datetime as dt
from typing import Final

from django.db import transaction

from atiende.kernel.ids import first_id_at
from atiende.platform.search import learn
from atiende.platform.search.progress import lock_position, move_position
from atiende.tickets.models import INTERNAL, Message, SearchUnfinished
from atiende.tickets.models.searching_again import VOCABULARY, finish_some, taught

LEARNED_AT_ONCE: Final = 2_000
_SETTLED: Final = dt.timedelta(minutes=1)


def finish_search_rows(*, pieces: int = 50) -> int:
    """Go on with long cases whose rows did not all follow a change in its own transaction.

    How many pieces were done, each in a transaction of its own; fewer than `pieces`: nothing is left.
    """
    done = 0
    while done < pieces and _finish_one():
        done += 1
    return done


def _finish_one() -> bool:
    with transaction.atomic():
        rows = SearchUnfinished.objects.select_for_update(skip_locked=True).order_by("pk")
        unfinished = rows.first()
        if unfinished is not None:
            finish_some(unfinished)
        return unfinished is not None


def learn_search_words(*, at: dt.datetime, count: int = LEARNED_AT_ONCE) -> int:
    """Learn the words of the messages that came since the last time, to correct and complete what is searched.

    How many messages were read, of those older than a minute (younger ones may still be committed in another order).
    Notes teach nothing: their words would be told to those who may not read them.
    """
    with transaction.atomic():
        position = lock_position(VOCABULARY)
        rows = Message.objects.filter(pk__gt=position, pk__lt=first_id_at(at - _SETTLED)).order_by("pk")
        messages = list(rows.only("kind", "subject", "text")[:count])
        learn(taught(each) for each in messages if each.kind not in INTERNAL)
        if messages:
            move_position(VOCABULARY, messages[-1].pk)
    return len(messages)
