"""Put a reply that was written before below what is being written, where no script can."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.placeholders import Missing
from atiende.playbooks.actions.use_canned_reply import use_canned_reply
from atiende.playbooks.drafting import add_to_draft
from atiende.tickets.queries import get_ticket_for


def insert_canned_reply(*, number: int, reply_id: int, by: Actor, at: dt.datetime) -> tuple[Missing, ...]:
    """Into one's own draft; nothing is sent. Returns the variables without a value. Raises NotPermitted, NotFound and
    InvalidInput."""
    with transaction.atomic():
        ticket = get_ticket_for(by, number)
        found = use_canned_reply(number=number, reply_id=reply_id, by=by, at=at)
        add_to_draft(ticket.pk, found.text, found.html, by=by, at=at)
    return found.missing
