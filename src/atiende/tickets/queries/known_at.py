"""What was known of cases at a moment: for rules, which decide by the facts of an event and not by what came later."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from django.db.models import DateTimeField, F, OuterRef, Q, Subquery

from atiende.customers.queries.described import Described, describe
from atiende.kernel.actors import Actor
from atiende.tickets.models import Message, Tag, Ticket, TicketStatus, TicketTag, TimelineEntry
from atiende.tickets.queries.visibility import visible_to
from atiende.tickets.rules.facts import STATUS_MOVES, CaseFacts, Later, rewound
from atiende.tickets.rules.transitions import FINAL

_COLUMNS: Final = {"customer": "last_customer_message_at", "unanswered": "waiting_since"}
TEXT_LIMIT: Final = 20_000


@dataclass(frozen=True, slots=True)
class PastMoment:
    """Something that happened to a case, with what was known then."""

    facts: CaseFacts
    at: dt.datetime
    by: int


@dataclass(frozen=True, slots=True)
class Due:
    """A case, and since when it has been so."""

    ticket_id: int
    since: dt.datetime


def facts_at(ticket_id: int, *, after: int | None = None, message_id: int | None = None) -> CaseFacts | None:
    """As it stood when the event of id `after` was announced (None: as it stands); None for no such case.

    The row is read before the history: what changes between the two is in the history, and taken back.
    """
    tickets = list(Ticket.objects.filter(pk=ticket_id))
    if not tickets:
        return None
    found = _present(tickets)[ticket_id]
    later: list[Later] = []
    if after is not None:
        rows = TimelineEntry.objects.filter(ticket_id=ticket_id, pk__gt=after).order_by("-pk")
        later = [Later(kind, data) for kind, data in rows.values_list("kind", "data")]
    facts = rewound(found, later, category_of=_categories(), names=_tag_names([*later], found.tag_ids))
    return _with_text(facts, message_id)


def past_moments(actor: Actor, kinds: Sequence[str], *, cases: int) -> list[PastMoment]:
    """Each happening of these kinds in the newest `cases` that the actor sees, oldest first within a case."""
    tickets = list(visible_to(actor).order_by("-pk")[:cases])
    present = _present(tickets)
    entries: dict[int, list[TimelineEntry]] = {}
    for entry in TimelineEntry.objects.filter(ticket_id__in=list(present)).order_by("-pk"):
        entries.setdefault(entry.ticket_id, []).append(entry)
    categories = _categories()
    names = dict(Tag.objects.values_list("pk", "name"))
    moments: list[PastMoment] = []
    for ticket in tickets:
        mine: list[PastMoment] = []
        later: list[Later] = []
        for entry in entries.get(ticket.pk, ()):
            if entry.kind in kinds:
                facts = rewound(present[ticket.pk], later, category_of=categories, names=names)
                mine.append(PastMoment(replace(facts, message_id=entry.message_id), entry.at, entry.actor_id))
            later.append(Later(entry.kind, entry.data))
        moments += reversed(mine)
    texts = _texts([m.facts.message_id for m in moments if m.facts.message_id])
    return [replace(m, facts=replace(m.facts, text=texts.get(m.facts.message_id or 0, ""))) for m in moments]


def count_recent(actor: Actor, *, cases: int) -> int:
    """How many cases a trial over the newest `cases` looks at."""
    return visible_to(actor).order_by()[:cases].count()


def due_cases(
    anchor: str,
    *,
    first: dt.datetime,
    last: dt.datetime,
    had: Collection[tuple[int, dt.datetime]],
    limit: int,
) -> list[Due]:
    """Cases that are so since a moment from `first` to `last`, the longest first. `had`: those not to be named again.

    Closed ones, spam, merged and those put off are left out. `anchor`: customer (last wrote), status (the same),
    unanswered.
    """
    rows = Ticket.objects.exclude(category__in=[each.value for each in FINAL]).filter(
        is_spam=False, merge=None, snoozed_until=None
    )
    if anchor == "status":
        moves = TimelineEntry.objects.filter(
            Q(kind__in=("opened", "reopened", "status_changed"))
            | Q(kind__in=STATUS_MOVES, data__has_key="old"),
            ticket_id=OuterRef("pk"),
        ).order_by("-pk")
        rows = rows.filter(opened_at__lte=last, updated_at__gte=first)
        rows = rows.annotate(since=Subquery(moves.values("at")[:1], output_field=DateTimeField()))
    else:
        rows = rows.annotate(since=F(_COLUMNS[anchor]))
    rows = rows.filter(since__gte=first, since__lte=last).order_by("since", "pk")
    found = rows.values_list("pk", "since")[: limit + len(had)]
    return [Due(*row) for row in found if row not in had][:limit]


def _present(tickets: Sequence[Ticket]) -> dict[int, CaseFacts]:
    ids = [ticket.pk for ticket in tickets]
    customer_ids = {ticket.customer_id for ticket in tickets}
    keys = dict(TicketStatus.objects.values_list("pk", "key"))
    known = describe(customer_ids)
    tags: dict[int, set[int]] = {}
    for ticket_id, tag_id in TicketTag.objects.filter(ticket_id__in=ids).values_list("ticket_id", "tag_id"):
        tags.setdefault(ticket_id, set()).add(tag_id)
    return {
        ticket.pk: CaseFacts(
            ticket_id=ticket.pk,
            number=ticket.number,
            brand_id=ticket.brand_id,
            team_id=ticket.team_id,
            assignee_id=ticket.assignee_id,
            customer_id=ticket.customer_id,
            status_key=keys.get(ticket.status_id, ""),
            category=ticket.category,
            priority=ticket.priority,
            channel=ticket.channel,
            language=ticket.language,
            subject=ticket.subject,
            is_spam=ticket.is_spam,
            reopenings=ticket.reopenings,
            opened_at=ticket.opened_at,
            waiting_since=ticket.waiting_since,
            snoozed_until=ticket.snoozed_until,
            custom_fields=ticket.custom_fields,
            tag_ids=frozenset(tags.get(ticket.pk, ())),
            **_of_customer(known.get(ticket.customer_id, Described())),
        )
        for ticket in tickets
    }


def _of_customer(known: Described) -> dict[str, Any]:
    return {
        "customer_name": known.name,
        "customer_company": known.company,
        "customer_language": known.language,
        "customer_addresses": known.addresses,
    }


def _categories() -> dict[str, str]:
    return dict(TicketStatus.objects.values_list("key", "category"))


def _tag_names(later: Iterable[Later], present: frozenset[int]) -> dict[int, str]:
    wanted = present | {int(entry.data["tag_id"]) for entry in later if "tag_id" in entry.data}
    return dict(Tag.objects.filter(pk__in=wanted).values_list("pk", "name")) if wanted else {}


def _with_text(facts: CaseFacts, message_id: int | None) -> CaseFacts:
    if message_id is None:
        return facts
    return replace(facts, message_id=message_id, text=_texts([message_id]).get(message_id, ""))


def _texts(message_ids: Sequence[int]) -> dict[int, str]:
    rows = Message.objects.filter(pk__in=message_ids).values_list("pk", "text")
    return {pk: text[:TEXT_LIMIT] for pk, text in rows}
