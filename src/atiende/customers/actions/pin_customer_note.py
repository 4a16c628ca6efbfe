"""Keep a note on a customer above the others, or let it go down again."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.customers.events import CustomerNoted
from atiende.customers.queries.notes import get_note_for
from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.live import signal
from atiende.platform.outbox import emit


def pin_customer_note(*, note_id: int, is_pinned: bool, by: Actor, at: dt.datetime) -> None:
    """Doing it again changes nothing. Raises NotPermitted and NotFound."""
    by.require("customers.manage")
    with transaction.atomic():
        note = get_note_for(by, note_id)
        if note.is_pinned == is_pinned:
            return
        note.is_pinned = is_pinned
        note.save(update_fields=["is_pinned"])
        verb = "customers.note_pinned" if is_pinned else "customers.note_unpinned"
        record(by=by, verb=verb, target_kind="customer", target_id=note.customer_id, at=at)
        emit(CustomerNoted(customer_id=note.customer_id, noted_by=by.id))
        signal(f"customer:{note.customer_id}")
