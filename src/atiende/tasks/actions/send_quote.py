"""Send a quote to the customer: a message with a link to where they answer it."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.urls import reverse
from django.utils.translation import override, pgettext

from atiende.kernel.actors import SYSTEM, Actor
from atiende.kernel.money import Money
from atiende.organisation.queries import get_brand_for, portal_address, today_of_company
from atiende.platform.audit import record
from atiende.platform.formats import format_date, format_money
from atiende.platform.languages.customers import customer_language
from atiende.platform.outbox import emit
from atiende.tasks.announcing import tell_watchers
from atiende.tasks.errors import QuoteIsExpired, QuoteNotDraft
from atiende.tasks.events import QuoteSent
from atiende.tasks.models import Quote
from atiende.tasks.queries.quotes import get_quote_for, lines_of
from atiende.tasks.rules.quote import proof_of, sums_of
from atiende.tickets.actions.give_tracking_key import give_tracking_key
from atiende.tickets.actions.reply_to_ticket import reply_to_ticket
from atiende.tickets.queries.facts import TicketFacts, facts_of_ticket
from atiende.tickets.queries.tracking import has_tracking_key
from atiende.tickets.rules.reply import Reply


def send_quote(*, quote_id: int, by: Actor, at: dt.datetime) -> Quote:
    """A draft, once. An earlier version that was sent is replaced. A case without a tracking key gets one.

    Raises NotPermitted, NotFound, QuoteNotDraft, QuoteIsExpired, NoRecipient, TicketIsClosed and TicketIsMerged.
    """
    by.require("tickets.reply")
    with transaction.atomic():
        quote = get_quote_for(by, quote_id, is_locked=True)
        if quote.state != Quote.State.DRAFT:
            raise QuoteNotDraft
        if quote.valid_until < today_of_company(at):
            raise QuoteIsExpired
        ticket = facts_of_ticket(quote.ticket_id)
        replaced = Quote.objects.filter(ticket_id=ticket.id, number=quote.number, state=Quote.State.SENT)
        replaced.update(state=Quote.State.REPLACED)
        quote.state, quote.sent_at = Quote.State.SENT, at
        quote.sha256 = proof_of(case_number=ticket.number, quote=quote, lines=lines_of(quote))
        quote.save(update_fields=["state", "sent_at", "sha256"])
        message_id = reply_to_ticket(
            ticket_id=ticket.id, reply=Reply(text=_words(quote, ticket, by=by, at=at)), by=by, at=at
        )
        record(
            by=by,
            verb="tasks.quote_sent",
            target_kind="quote",
            target_id=quote_id,
            at=at,
            details={"ticket_id": ticket.id, "version": quote.version, "message_id": message_id},
        )
        emit(QuoteSent(ticket_id=ticket.id, quote_id=quote_id, version=quote.version, by=by.id))
        tell_watchers(ticket.id)
        return quote


def _words(quote: Quote, ticket: TicketFacts, *, by: Actor, at: dt.datetime) -> str:
    address = _address(quote, ticket, by=by, at=at)
    brand = get_brand_for(SYSTEM, ticket.brand_id)
    total = Money(sums_of(lines_of(quote)).total, quote.currency)
    with override(customer_language(brand, reader=ticket.language or brand.language)):
        values = {
            "title": quote.title,
            "total": format_money(total, with_code=True),
            "until": format_date(quote.valid_until, "full"),
            "address": address,
        }
        return (
            pgettext(
                "customer",
                "We have prepared a quote for you: %(title)s\n\nTotal: %(total)s\nValid until: %(until)s\n\n"
                "Please read it and tell us whether you accept it here:\n%(address)s",
            )
            % values
        )


def _address(quote: Quote, ticket: TicketFacts, *, by: Actor, at: dt.datetime) -> str:
    """Straight to it for who has a key; the first key of a case goes along in the link, as in an acknowledgement."""
    if has_tracking_key(ticket.id):
        path = reverse("portal:quote", args=[ticket.number, quote.pk])
        return portal_address(ticket.brand_id, path)
    key = give_tracking_key(ticket_id=ticket.id, by=by, at=at)
    return f"{portal_address(ticket.brand_id, reverse('portal:follow'))}#{ticket.number}.{key}"
