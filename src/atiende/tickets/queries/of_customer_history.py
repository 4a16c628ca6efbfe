"""What happened with a customer in cases, of every channel, and how much of it there is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Count, Max, Min, Q, QuerySet

from atiende.kernel.actors import Actor
from atiende.kernel.text import clipped, one_line
from atiende.kernel.timelines import Below
from atiende.tickets.models import Message, Ticket
from atiende.tickets.queries.visibility import seen_among
from atiende.tickets.rules.statuses import UNDER_WAY

_CASES_LOOKED_AT: Final = 500
_SNIPPET: Final = 220
_UNDER_WAY: Final = sorted(category.value for category in UNDER_WAY)


@dataclass(frozen=True, slots=True)
class Happened:
    """`what`: opened, resolved, incoming or outgoing. `text`: the beginning of what was said; notes are not here."""

    what: str
    at: dt.datetime
    id: int
    number: int
    subject: str
    channel: str
    who: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Contacts:
    """How much there was with a customer, as far as the actor sees it; instants are empty where there was nothing."""

    cases: int = 0
    under_way: int = 0
    first_at: dt.datetime | None = None
    last_at: dt.datetime | None = None


def cases_in_history(
    actor: Actor,
    customer_ids: Collection[int],
    *,
    is_resolved: bool = False,
    below: Below | None = None,
    channel: str = "",
    since: dt.datetime | None = None,
    until: dt.datetime | None = None,
    size: int,
) -> list[Happened]:
    """Cases by when they were opened, or resolved, the newest first; in one query."""
    column = "resolved_at" if is_resolved else "opened_at"
    rows = _theirs(actor, customer_ids, channel).exclude(**{column: None})
    found = _between(rows, column, below, since, until).order_by(f"-{column}", "-pk")[:size]
    what = "resolved" if is_resolved else "opened"
    return [
        Happened(what, getattr(row, column), row.pk, row.number, row.subject, row.channel) for row in found
    ]


def messages_in_history(
    actor: Actor,
    customer_ids: Collection[int],
    *,
    below: Below | None = None,
    channel: str = "",
    since: dt.datetime | None = None,
    until: dt.datetime | None = None,
    size: int,
) -> list[Happened]:
    """What was said to and by the customer in their newest 500 cases, the newest first; in two queries. No notes."""
    numbers = {
        pk: (number, subject)
        for pk, number, subject in _theirs(actor, customer_ids, "")
        .order_by("-pk")
        .values_list("pk", "number", "subject")[:_CASES_LOOKED_AT]
    }
    if not numbers:
        return []
    rows = Message.objects.filter(ticket_id__in=sorted(numbers), kind__in=["incoming", "outgoing"])
    if channel:
        rows = rows.filter(channel=channel)
    found = _between(rows, "at", below, since, until).order_by("-at", "-pk")
    return [
        Happened(
            row.kind,
            row.at,
            row.pk,
            *numbers[row.ticket_id],
            channel=row.channel,
            who=row.author_label,
            text=clipped(one_line(row.text[: _SNIPPET * 4], limit=_SNIPPET * 2), _SNIPPET),
        )
        for row in found.only("kind", "at", "ticket_id", "channel", "author_label", "text")[:size]
    ]


def contacts_with(actor: Actor, customer_ids: Collection[int]) -> Contacts:
    """In one query."""
    told = _theirs(actor, customer_ids, "").aggregate(
        cases=Count("pk"),
        under_way=Count("pk", filter=Q(category__in=_UNDER_WAY)),
        first=Min("opened_at"),
        last=Max("last_message_at"),
    )
    return Contacts(told["cases"], told["under_way"], told["first"], told["last"])


def cases_under_way_of(actor: Actor, customer_ids: Collection[int], *, size: int) -> list[Ticket]:
    """With their status and customer, the newest first; in one query."""
    rows = _theirs(actor, customer_ids, "").filter(category__in=_UNDER_WAY)
    return list(rows.select_related("status", "customer").order_by("-pk")[:size])


def _theirs(actor: Actor, customer_ids: Collection[int], channel: str) -> QuerySet[Ticket]:
    rows = seen_among(actor, Ticket.objects.filter(customer_id__in=sorted(customer_ids), is_spam=False))
    return rows.filter(channel=channel) if channel else rows


def _between(
    rows: QuerySet[Any],
    column: str,
    below: Below | None,
    since: dt.datetime | None,
    until: dt.datetime | None,
) -> QuerySet[Any]:
    if below is not None:
        rows = rows.filter(Q(**{f"{column}__lt": below.at}) | Q(**{column: below.at, "pk__lt": below.id}))
    if since is not None:
        rows = rows.filter(**{f"{column}__gte": since})
    return rows.filter(**{f"{column}__lt": until}) if until is not None else rows
