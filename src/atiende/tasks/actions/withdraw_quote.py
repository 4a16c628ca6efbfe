"""Take a quote back, or throw a draft away."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.outbox import emit
from atiende.tasks.announcing import tell_watchers
from atiende.tasks.errors import QuoteIsAnswered
from atiende.tasks.events import QuoteWithdrawn
from atiende.tasks.models import Quote
from atiende.tasks.queries.quotes import get_quote_for


def withdraw_quote(*, quote_id: int, by: Actor, at: dt.datetime) -> None:
    """Of what was not answered; again changes nothing. Raises NotPermitted, NotFound and QuoteIsAnswered."""
    by.require("tickets.reply")
    with transaction.atomic():
        quote = get_quote_for(by, quote_id, is_locked=True)
        if quote.state == Quote.State.WITHDRAWN:
            return
        if quote.state not in (Quote.State.DRAFT, Quote.State.SENT):
            raise QuoteIsAnswered
        quote.state = Quote.State.WITHDRAWN
        quote.save(update_fields=["state"])
        record(
            by=by,
            verb="tasks.quote_withdrawn",
            target_kind="quote",
            target_id=quote_id,
            at=at,
            details={"ticket_id": quote.ticket_id},
        )
        emit(QuoteWithdrawn(ticket_id=quote.ticket_id, quote_id=quote_id, by=by.id))
        tell_watchers(quote.ticket_id)
