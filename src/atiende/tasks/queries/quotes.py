"""Quotes of a case: for agents, and for the customer who showed its key."""

from __future__ import annotations

import datetime as dt

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.organisation.queries import today_of_company
from atiende.tasks.models import Quote
from atiende.tasks.rules.quote import Line
from atiende.tickets.queries.conversation import family_of
from atiende.tickets.queries.tracking import Proof
from atiende.tickets.queries.visibility import require_seen, sees


def get_quote_for(actor: Actor, quote_id: int, *, is_locked: bool = False) -> Quote:
    """Whoever sees the case. Raises NotFound."""
    rows = Quote.objects.select_for_update(of=("self",)) if is_locked else Quote.objects.all()
    found = rows.filter(pk=quote_id).first() if 0 < quote_id < 2**63 else None
    if found is None or not sees(actor, found.ticket_id):
        raise NotFound
    return found


def quotes_of_case(actor: Actor, ticket_id: int) -> list[Quote]:
    """With lines and answers, the last first; of what was merged into it too. Raises NotFound."""
    require_seen(actor, ticket_id)
    rows = Quote.objects.filter(ticket_id__in=family_of(ticket_id))
    return list(
        rows.select_related("answer").prefetch_related("lines").order_by("-number", "-version", "-pk")
    )


def quotes_followed(proof: Proof) -> list[Quote]:
    """What the customer was sent and was not replaced or taken back, the last first. Drafts are ours alone."""
    states = (Quote.State.SENT, Quote.State.ACCEPTED, Quote.State.REJECTED)
    rows = Quote.objects.filter(ticket_id=proof.ticket_id, state__in=states).prefetch_related("lines")
    return list(rows.select_related("answer").order_by("-number", "-version"))


def quote_followed(proof: Proof, quote_id: int) -> Quote | None:
    """One that was ever sent: also when it was replaced or taken back meanwhile, which the page then says."""
    rows = Quote.objects.filter(pk=quote_id, ticket_id=proof.ticket_id, sent_at__isnull=False)
    return rows.select_related("answer").prefetch_related("lines").first()


def lines_of(quote: Quote) -> list[Line]:
    rows = sorted(quote.lines.all(), key=lambda line: line.position)
    return [Line(row.description, row.quantity, row.price, row.tax_percent) for row in rows]


def is_expired(quote: Quote, *, at: dt.datetime) -> bool:
    """Its last day is over, by the calendar of the company."""
    return quote.valid_until < today_of_company(at)
