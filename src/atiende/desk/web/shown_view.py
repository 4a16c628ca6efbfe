"""What the head of a list says of a view: its name, what the address adds to it, and what can be done with it."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from atiende.desk.queues import Queue
from atiende.desk.web.condition_words import ConditionWords
from atiende.desk.web.view_chosen import Chosen
from atiende.kernel.actors import Actor
from atiende.tickets.rules.listing import Filters
from atiende.views.queries import kept_by

NO_QUEUE: Final = ""


def queue_of(chosen: Chosen) -> Queue:
    """A view in the place of a queue."""
    label = chosen.label or _("Filtered list") if chosen.view is None else chosen.view.name
    return Queue(NO_QUEUE, label, "funnel", Filters())


def shown_view(actor: Actor, chosen: Chosen, *, address: str = "desk:tickets") -> dict[str, object]:
    """The context of the head. The words cost a query for each kind of name that stands in a filter."""
    words = ConditionWords(actor)
    query = urlencode(chosen.pairs())
    view = chosen.view
    return {
        "chosen": chosen,
        "view": view,
        "chips": chosen.chips(words, reverse(address)),
        "view_pairs": [pair for pair in chosen.pairs() if pair[0] != "order"],
        "view_query": f"?{query}" if query else "",
        "may_change_view": view is not None and kept_by(actor, view),
    }
