"""Which cases are likely to be about the same: looked for when somebody asks, never for a page by itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from django.db.models import Q

from atiende.customers.queries import whole_of
from atiende.kernel.actors import Actor
from atiende.platform.search import codes, plain
from atiende.tickets.models import Message, Ticket, TicketLink
from atiende.tickets.queries.search import search_tickets
from atiende.tickets.queries.visibility import seen_among

MOST: Final = 6
NEAR: Final = dt.timedelta(days=14)
_OF_CUSTOMER: Final = 10
_CODES: Final = 2
_CODE_LEAST: Final = 5
_WORDS: Final = 5
_WORDS_LEAST: Final = 2
_WORD_LEAST: Final = 4
_FOUND: Final = 8
_READ: Final = 2_000


@dataclass(slots=True)
class Likely:
    """A case with its status and customer. `codes`: numbers that stand in both."""

    ticket: Ticket
    is_same_customer: bool = False
    has_same_words: bool = False
    codes: list[str] = field(default_factory=list)

    @property
    def weight(self) -> int:
        return 3 * bool(self.codes) + 2 * self.is_same_customer + 2 * self.has_same_words


def likely_duplicates(actor: Actor, ticket: Ticket, *, now: dt.datetime) -> list[Likely]:
    """Of what the actor sees, the likeliest first: of the same customer within two weeks, of anybody with the same
    number of an order, or with the words of its subject. Not what is linked, merged or spam. At most three searches.
    """
    found: dict[int, Likely] = {}
    for other in _of_customer(actor, ticket):
        found[other.pk] = Likely(other, is_same_customer=True)
    for code in _codes_of(ticket):
        for other in _answering(actor, code, now):
            found.setdefault(other.pk, Likely(other)).codes.append(code)
    if words := _words_of(ticket.subject):
        for other in _answering(actor, f"{words} desde:{NEAR.days}d", now):
            found.setdefault(other.pk, Likely(other)).has_same_words = True
    for pk in _known(ticket, found):
        del found[pk]
    theirs = whole_of(ticket.customer_id)[1] if found else frozenset()
    for each in found.values():
        each.is_same_customer = each.ticket.customer_id in theirs
    likely = sorted(found.values(), key=lambda each: (-each.weight, -each.ticket.pk))
    return likely[:MOST]


def _of_customer(actor: Actor, ticket: Ticket) -> Iterable[Ticket]:
    rows = Ticket.objects.filter(
        customer_id__in=whole_of(ticket.customer_id)[1],
        opened_at__range=(ticket.opened_at - NEAR, ticket.opened_at + NEAR),
        is_spam=False,
    )
    return seen_among(actor, rows.select_related("status", "customer")).order_by("-pk")[:_OF_CUSTOMER]


def _codes_of(ticket: Ticket) -> list[str]:
    """Numbers of orders and the like in its subject and its first words."""
    first = Message.objects.filter(ticket_id=ticket.pk, kind=Message.Kind.INCOMING).order_by("pk")
    text = first.values_list("text", flat=True).first() or ""
    found = codes(f"{ticket.subject} {text[:_READ]}")
    return [each for each in found if len(each) >= _CODE_LEAST][:_CODES]


def _words_of(subject: str) -> str:
    """The longest words of a subject; nothing for one that says too little."""
    words = [
        word for word in dict.fromkeys(plain(subject).split()) if len(word) >= _WORD_LEAST and word.isalpha()
    ]
    longest = sorted(words, key=len, reverse=True)[:_WORDS]
    return " ".join(longest) if len(longest) >= _WORDS_LEAST else ""


def _answering(actor: Actor, text: str, now: dt.datetime) -> list[Ticket]:
    return [hit.ticket for hit in search_tickets(actor, text, size=_FOUND, now=now).rows]


def _known(ticket: Ticket, found: dict[int, Likely]) -> list[int]:
    """Those that need no suggestion: the ticket itself, what it has to do with already, what goes on elsewhere."""
    links = TicketLink.objects.filter(Q(source=ticket.pk) | Q(target=ticket.pk)).values_list(
        "source_id", "target_id"
    )
    linked = {pk for ends in links for pk in ends} | {ticket.pk}
    merged = Ticket.objects.filter(pk__in=list(found), is_merged=True).values_list("pk", flat=True)
    return [pk for pk in found if pk in linked | set(merged)]
