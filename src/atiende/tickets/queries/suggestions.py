"""The history around a case, gathered for what it suggests; eight queries at most, and none before it is opened."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Final

from atiende.customers.queries import duplicates_of, profile_for
from atiende.kernel.actors import Actor
from atiende.tickets.models import Concern, DismissedSuggestion, Message, Ticket, TicketLink
from atiende.tickets.queries.of_customer_history import cases_under_way_of
from atiende.tickets.queries.visibility import seen_among
from atiende.tickets.rules.suggestions import CaseHistory, OtherCase, Suggestion, suggestions_for

PRODUCT_DAYS: Final = 90
WAYS_DAYS: Final = 14
_LOOKED_AT: Final = 50


@dataclass(frozen=True, slots=True)
class Suggested:
    """What is suggested, and how much was dismissed in this case."""

    suggestions: list[Suggestion]
    dismissed: int


def suggestions_in(
    actor: Actor, ticket: Ticket, *, survivor_id: int, customer_ids: Collection[int], now: dt.datetime
) -> Suggested:
    """Of a case that the actor was shown and that is not over; all facts as far as the actor sees them."""
    found = suggestions_for(_history(actor, ticket, survivor_id, customer_ids, now))
    dismissed = set(DismissedSuggestion.objects.filter(ticket=ticket).values_list("key", flat=True))
    return Suggested([each for each in found if each.key not in dismissed], len(dismissed))


def _history(
    actor: Actor, ticket: Ticket, survivor_id: int, ids: Collection[int], now: dt.datetime
) -> CaseHistory:
    concern = Concern.objects.filter(pk=ticket.pk).select_related("product", "order", "owned").first()
    others = [row for row in cases_under_way_of(actor, ids, size=_LOOKED_AT) if row.pk != ticket.pk]
    profile, _ = profile_for(actor, survivor_id, ids)
    product: Any = concern.product if concern else None
    owned: Any = concern.owned if concern else None
    order: Any = concern.order if concern else None
    return CaseHistory(
        today=now.date(),
        channel=ticket.channel,
        order_id=order.pk if order else None,
        order_number=order.number if order else "",
        product_name=product.name if product else "",
        cases_of_product=_cases_of_product(actor, product.pk, ids, now) if product else 0,
        open_cases=_open_cases(ticket, others),
        ways=_ways(actor, ids, now),
        preferred_channel=profile.preferred_channel,
        reopenings=ticket.reopenings,
        owned_name=owned.name if owned else "",
        warranty_until=owned.warranty_until if owned else None,
        likely_customers=len(duplicates_of(actor, survivor_id)),
    )


def _open_cases(ticket: Ticket, others: list[Ticket]) -> tuple[OtherCase, ...]:
    if not others:
        return ()
    ids = [row.pk for row in others]
    orders = dict(Concern.objects.filter(pk__in=ids).values_list("pk", "order_id"))
    linked = {
        end
        for ends in TicketLink.objects.filter(
            source_id__in=[ticket.pk, *ids], target_id__in=[ticket.pk, *ids]
        ).values_list("source_id", "target_id")
        if ticket.pk in ends
        for end in ends
    }
    return tuple(OtherCase(row.number, orders.get(row.pk), row.pk in linked) for row in others)


def _cases_of_product(actor: Actor, product_id: int, ids: Collection[int], now: dt.datetime) -> int:
    rows = Ticket.objects.filter(
        customer_id__in=sorted(ids),
        concern__product_id=product_id,
        opened_at__gte=now - dt.timedelta(days=PRODUCT_DAYS),
        is_spam=False,
    )
    return seen_among(actor, rows).count()


def _ways(actor: Actor, ids: Collection[int], now: dt.datetime) -> frozenset[str]:
    since = now - dt.timedelta(days=WAYS_DAYS)
    cases = Ticket.objects.filter(
        customer_id__in=sorted(ids), last_customer_message_at__gte=since, is_spam=False
    )
    numbers = list(seen_among(actor, cases).order_by("-pk").values_list("pk", flat=True)[:_LOOKED_AT])
    rows = Message.objects.filter(ticket_id__in=numbers, kind="incoming", at__gte=since)
    return frozenset(rows.values_list("channel", flat=True).distinct())
