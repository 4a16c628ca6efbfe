"""Go on with long cases whose rows did not all follow a change in its own transaction."""

from __future__ import annotations

from django.db import transaction

from atiende.tickets.models import SearchUnfinished
from atiende.tickets.models.searching_again import finish_some


def finish_search_rows(*, pieces: int = 50) -> int:
    """How many pieces were done, each in a transaction of its own; fewer than `pieces`: nothing is left."""
    done = 0
    while done < pieces and _one():
        done += 1
    return done


def _one() -> bool:
    with transaction.atomic():
        rows = SearchUnfinished.objects.select_for_update(skip_locked=True).order_by("pk")
        unfinished = rows.first()
        if unfinished is not None:
            finish_some(unfinished)
        return unfinished is not None
