"""Who has begun an answer in a case."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final

from atiende.tickets.models import Draft

LATELY: Final = dt.timedelta(minutes=30)
"""A draft is kept within seconds of the typing; an older one was left."""


def answering_in(ticket_ids: Iterable[int], *, but: int, at: dt.datetime) -> list[str]:
    """The names of the colleagues who wrote on a reply within the last half hour, one agent aside."""
    rows = Draft.objects.filter(
        ticket_id__in=list(ticket_ids), kind=Draft.Kind.REPLY, saved_at__gt=at - LATELY
    ).exclude(agent_id=but)
    names = rows.exclude(text="").order_by("agent__folded_name").values_list("agent__display_name", flat=True)
    return list(dict.fromkeys(names))
