"""Write down for colleagues what they should know about a customer."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.customers.errors import TooManyNotes
from atiende.customers.events import CustomerNoted
from atiende.customers.models import CustomerNote
from atiende.customers.queries.seeing import get_customer_for
from atiende.customers.rules.notes import cleaned_note, problems_of_note
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput
from atiende.kernel.text import one_line
from atiende.platform.audit import record
from atiende.platform.live import signal
from atiende.platform.outbox import emit

MOST = 500


def note_on_customer(
    *, customer_id: int, text: str, is_pinned: bool = False, by: Actor, at: dt.datetime
) -> CustomerNote:
    """Raises NotPermitted, NotFound, InvalidInput and TooManyNotes."""
    by.require("customers.manage")
    cleaned = cleaned_note(text)
    if problems := problems_of_note(cleaned):
        raise InvalidInput(fields=problems)
    with transaction.atomic():
        customer = get_customer_for(by, customer_id, is_locked=True)
        if customer.notes.count() >= MOST:
            raise TooManyNotes
        note = CustomerNote.objects.create(
            customer=customer,
            text=cleaned,
            is_pinned=is_pinned,
            written_by_id=by.id,
            written_by_label=one_line(by.label, limit=150),
            written_at=at,
        )
        record(by=by, verb="customers.note_added", target_kind="customer", target_id=customer_id, at=at)
        emit(CustomerNoted(customer_id=customer_id, noted_by=by.id))
        signal(f"customer:{customer_id}")
        return note
