"""Reactions of customers."""

from __future__ import annotations

from atiende.customers.events import DuplicatesWanted
from atiende.customers.jobs import search_duplicates
from atiende.platform.jobs import defer
from atiende.platform.outbox import Delivery, handles


@handles(DuplicatesWanted)
def on_duplicates_wanted(event: DuplicatesWanted, delivery: Delivery) -> None:
    defer(search_duplicates, long_job_id=event.long_job_id)
