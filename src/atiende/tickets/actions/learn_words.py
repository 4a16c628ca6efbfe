"""Have the vocabulary of searching learn the words of conversations that were taken over."""

from __future__ import annotations

import datetime as dt
from collections import Counter

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.tickets.models.taking_over import learn_taken_over


def learn_words(*, counted: Counter[str], by: Actor, at: dt.datetime) -> None:
    """Of many at once: it costs by the number of different words. Nothing that the audit keeps. Raises NotPermitted."""
    by.require("settings.manage")
    with transaction.atomic():
        learn_taken_over(counted)
