"""What a page of results says of each case: which part of it answers, and the words around. Six queries a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from atiende.kernel.actors import Actor
from atiende.platform.postgres.reading import read_rows
from atiende.platform.postgres.worded import Worded
from atiende.platform.search import Part, Question, answering_words, marked, snippet
from atiende.tickets.models import Message, Ticket
from atiende.tickets.queries.reasons import reasons_of, seen_by, values_of
from atiende.tickets.queries.search_walk import Case

_TICKETS: Final = Worded(
    lambda ids: Ticket.objects.select_related("status", "customer", "brand", "team", "assignee").filter(
        pk__in=ids
    )
)
_MESSAGES: Final = Worded(lambda ids: Message.objects.defer("html", "folded").filter(pk__in=ids))
_FILES: Final = "SELECT message_id, name FROM tickets_attachment WHERE message_id = ANY(%s::bigint[])"
Why = Literal["number", "subject", "message", "note", "author", "customer", "file"]


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A case with status, customer, brand, team and assignee at hand. `why`: what of it answers, the plainest first.

    `subject` and `snippet` are parts of text of which some are marked: to be escaped like any text.
    """

    ticket: Ticket
    why: tuple[Why, ...]
    subject: tuple[Part, ...]
    snippet: tuple[Part, ...]
    files: tuple[tuple[Part, ...], ...] = ()
    message: Message | None = None

    @property
    def message_id(self) -> int | None:
        return None if self.message is None else self.message.pk


def shown_hits(
    actor: Actor, cases: Sequence[Case], question: Question, *, exact: Ticket | None
) -> tuple[SearchHit, ...]:
    """Only of cases that the actor sees at this moment, whatever the index says."""
    seen = _seen(actor, [case.case_id for case in cases])
    tickets = {each.pk: each for each in _TICKETS.rows(ids=seen)} if seen else {}
    told = [case.message_id for case in cases if case.case_id in tickets]
    messages = {each.pk: each for each in _MESSAGES.rows(ids=told)} if told else {}
    names: dict[int, list[str]] = {}
    for message_id, name in read_rows(_FILES, [told]) if told else ():
        names.setdefault(message_id, []).append(name)
    texts = [text for each in messages.values() for text in (each.text, each.author_label)]
    texts += [text for each in tickets.values() for text in (each.subject, each.customer.name)]
    words = answering_words([*texts, *(name for many in names.values() for name in many)], question.marks)
    hits = [
        _hit(tickets[case.case_id], messages[case.message_id], names.get(case.message_id, []), words)
        for case in cases
        if case.case_id in tickets and case.message_id in messages
    ]
    first = [] if exact is None else [SearchHit(exact, ("number",), (Part(exact.subject),), ())]
    return (*first, *hits)


def _seen(actor: Actor, ids: Sequence[int]) -> list[int]:
    reasons = reasons_of(actor)
    if not reasons or not ids:
        return []
    statement = seen_by(reasons, "t.id", "t.id = ANY(%(ids)s::bigint[])")
    return sorted(pk for (pk,) in read_rows(statement, {**values_of(actor), "ids": list(ids)}))


def _hit(ticket: Ticket, message: Message, names: Sequence[str], words: frozenset[str]) -> SearchHit:
    subject, text = marked(ticket.subject, words), snippet(message.text, words)
    files = [marked(name, words) for name in names]
    why: list[Why] = []
    if _has_mark(subject):
        why.append("subject")
    if _has_mark(text):
        why.append("note" if message.kind == Message.Kind.NOTE else "message")
    if any(_has_mark(name) for name in files):
        why.append("file")
    if _has_mark(marked(message.author_label, words)):
        why.append("author")
    if not why or _has_mark(marked(ticket.customer.name, words)):
        why.append("customer")
    return SearchHit(
        ticket=ticket,
        why=tuple(why) if words or why != ["customer"] else (),
        subject=tuple(subject),
        snippet=tuple(text),
        files=tuple(tuple(name) for name in files if _has_mark(name)),
        message=message,
    )


def _has_mark(parts: Sequence[Part]) -> bool:
    return any(part.is_marked for part in parts)
