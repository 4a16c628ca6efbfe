"""Take a note on a customer away, for good."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.customers.events import CustomerNoted
from atiende.customers.queries.notes import get_note_for
from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.live import signal
from atiende.platform.outbox import emit


def delete_customer_note(*, note_id: int, by: Actor, at: dt.datetime) -> None:
    """Raises NotPermitted and NotFound."""
    by.require("customers.manage")
    with transaction.atomic():
        note = get_note_for(by, note_id)
        customer_id = note.customer_id
        note.delete()
        record(by=by, verb="customers.note_deleted", target_kind="customer", target_id=customer_id, at=at)
        emit(CustomerNoted(customer_id=customer_id, noted_by=by.id))
        signal(f"customer:{customer_id}")
