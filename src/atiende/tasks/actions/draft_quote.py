"""Write a quote, change one that was not sent, or begin the next version of one that was."""

from __future__ import annotations

import datetime as dt
from typing import Final

from django.db import transaction
from django.db.models import Max

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput
from atiende.organisation.queries import today_of_company
from atiende.platform.audit import record
from atiende.tasks.announcing import tell_watchers
from atiende.tasks.errors import QuoteIsAnswered, TooMany
from atiende.tasks.models import Quote, QuoteLine
from atiende.tasks.queries.quotes import get_quote_for
from atiende.tasks.rules.cleaning import clean_line
from atiende.tasks.rules.quote import Offer
from atiende.tickets.queries.locked import lock_ticket_for

MOST: Final = 50


def draft_quote(
    *, ticket_id: int, offer: Offer, quote_id: int | None = None, by: Actor, at: dt.datetime
) -> Quote:
    """`quote_id`: what is changed. A draft is changed in place; what was sent stays, and the change is a new version.

    Raises NotPermitted, NotFound, InvalidInput, QuoteIsAnswered, TooMany, TicketIsClosed and TicketIsMerged.
    """
    by.require("tickets.reply")
    cleaned = offer.cleaned()
    if problems := cleaned.problems(today=today_of_company(at)):
        raise InvalidInput(fields=problems)
    with transaction.atomic():
        lock_ticket_for(by, ticket_id)
        quote = _begun(ticket_id, quote_id, by=by, at=at)
        quote.title, quote.remark, quote.currency = cleaned.title, cleaned.remark, cleaned.currency
        quote.starts_on, quote.ready_on = cleaned.starts_on, cleaned.ready_on
        quote.valid_until = cleaned.valid_until
        quote.save()
        quote.lines.all().delete()
        QuoteLine.objects.bulk_create(
            QuoteLine(
                quote=quote,
                position=place,
                description=line.description,
                quantity=line.quantity,
                price=line.price,
                tax_percent=line.tax_percent,
            )
            for place, line in enumerate(cleaned.lines, start=1)
        )
        record(
            by=by,
            verb="tasks.quote_drafted",
            target_kind="quote",
            target_id=quote.pk,
            at=at,
            details={"ticket_id": ticket_id, "version": quote.version},
        )
        tell_watchers(ticket_id)
        return quote


def _begun(ticket_id: int, quote_id: int | None, *, by: Actor, at: dt.datetime) -> Quote:
    known = Quote.objects.filter(ticket_id=ticket_id)
    number, version = (known.aggregate(last=Max("number"))["last"] or 0) + 1, 1
    if quote_id is not None:
        before = get_quote_for(by, quote_id, is_locked=True)
        if before.state == Quote.State.DRAFT:
            return before
        if before.state in (Quote.State.ACCEPTED, Quote.State.REPLACED):
            raise QuoteIsAnswered
        number = before.number
        later = known.filter(number=number)
        begun = later.filter(state=Quote.State.DRAFT).first()
        if begun is not None:
            return begun
        version = (later.aggregate(last=Max("version"))["last"] or 0) + 1
    if known.count() >= MOST:
        raise TooMany
    return Quote(
        ticket_id=ticket_id,
        number=number,
        version=version,
        made_at=at,
        made_by_id=by.id,
        made_by_label=clean_line(by.label, 150),
    )
