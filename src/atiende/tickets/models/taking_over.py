"""How conversations that were had elsewhere are written: many at once, with what each message of ours has too.

Their messages and entries get the ids that they would have got at their own times, so that what goes by the time of an
id (searching by date, the newest first) goes for them as well.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Final

from atiende.kernel.actors import Actor
from atiende.kernel.text import folded
from atiende.platform.partitions import ids_at
from atiende.platform.postgres.copying import copy_rows, next_ids
from atiende.platform.search import count_words, learn, learn_counted
from atiende.platform.search.progress import lock_position, position_of
from atiende.tickets.models.message import INTERNAL
from atiende.tickets.models.searching import write_search_rows
from atiende.tickets.models.searching_again import VOCABULARY
from atiende.tickets.models.ticket import Tag, Ticket
from atiende.tickets.models.writing import MessageRow, indexed
from atiende.tickets.rules.cleaning import clean_line
from atiende.tickets.rules.participation import NewParticipant

_AT_ONCE: Final = 500
_KEPT: Final = (
    "id", "number", "brand_id", "team_id", "assignee_id", "customer_id", "subject", "status_id", "category", "priority",
    "channel", "language", "time_zone", "is_spam", "opened_at", "updated_at", "last_message_at",
    "last_customer_message_at", "waiting_since", "first_reply_at", "resolved_at", "closed_at", "reopenings", "version",
)  # fmt: skip
_TICKET: Final = (*_KEPT, "custom_fields")
_PARTICIPANT: Final = ("ticket_id", "customer_id", "address", "role", "token", "added_at")
_MESSAGE: Final = (
    "id", "ticket_id", "kind", "channel", "author_id", "author_label", "is_automatic", "subject", "text", "html",
    "folded", "language", "notices", "delivery", "delivery_words", "written_at", "at",
)  # fmt: skip
_ENTRY: Final = ("id", "ticket_id", "kind", "actor_id", "actor_label", "message_id", "data", "at")
_columns = attrgetter(*_KEPT)


@dataclass(frozen=True, slots=True)
class Told:
    """A message, and what the timeline says of it."""

    row: MessageRow
    entry: str
    by: Actor
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class TakenOver:
    """`ticket` is unsaved and stands where the conversation ended."""

    ticket: Ticket
    participants: tuple[NewParticipant, ...]
    told: tuple[Told, ...]
    tags: tuple[str, ...]


def write_taken_over(taken: Sequence[TakenOver], *, counted: Counter[str] | None = None) -> None:
    """In the transaction of the caller; each ticket has its id and number afterwards.

    With `counted` the vocabulary learns nothing now: words are counted there, for `learn_taken_over`.
    """
    _number(taken)
    copy_rows("tickets_ticket", _TICKET, (_ticket(each.ticket) for each in taken))
    copy_rows(
        "tickets_participant",
        _PARTICIPANT,
        (_participant(each, p) for each in taken for p in each.participants),
    )
    told = [(each.ticket, message) for each in taken for message in each.told]
    ids = ids_at([message.at for _ticket, message in told for _ in range(2)])
    messages = ids[::2]
    copy_rows("tickets_message", _MESSAGE, map(_message, messages, told))
    copy_rows("tickets_timelineentry", _ENTRY, map(_entry, ids[1::2], messages, told))
    _index(messages, told, counted)
    _tag(taken)


def learn_taken_over(counted: Counter[str]) -> None:
    """In the transaction of the caller: the words of many conversations at once."""
    lock_position(VOCABULARY)
    learn_counted(counted)


def _number(taken: Sequence[TakenOver]) -> None:
    ids = next_ids("tickets_ticket_id_seq", len(taken))
    numbers = next_ids("tickets_number", len(taken))
    for each, pk, number in zip(taken, ids, numbers, strict=True):
        each.ticket.pk, each.ticket.number = pk, number


def _ticket(ticket: Ticket) -> tuple[object, ...]:
    fields = ticket.custom_fields
    return (*_columns(ticket), json.dumps(fields, ensure_ascii=False) if fields else "{}")


def _participant(taken: TakenOver, part: NewParticipant) -> tuple[object, ...]:
    return (taken.ticket.pk, part.customer_id, part.address, part.role, part.token, taken.ticket.opened_at)


def _message(pk: int, pair: tuple[Ticket, Told]) -> tuple[object, ...]:
    ticket, told = pair
    row = told.row
    return (
        pk, ticket.pk, row.kind, row.channel, row.author_id, row.author_label, row.is_automatic, row.subject, row.text,
        row.html, "[]", row.language, list(row.notices) if row.notices else "{}", row.delivery, "", row.written_at,
        told.at,
    )  # fmt: skip


def _entry(pk: int, message_id: int, pair: tuple[Ticket, Told]) -> tuple[object, ...]:
    ticket, told = pair
    label = clean_line(told.by.label, limit=150)
    return (pk, ticket.pk, told.entry, told.by.id, label, message_id, "{}", told.at)


def _index(
    messages: Sequence[int], told: Sequence[tuple[Ticket, Told]], counted: Counter[str] | None
) -> None:
    """What the vocabulary has gone past already is learned here: it never comes back to older ids."""
    pairs = list(zip(messages, told, strict=True))
    for start in range(0, len(pairs), _AT_ONCE):
        part = pairs[start : start + _AT_ONCE]
        write_search_rows([indexed(pk, each.row, ticket) for pk, (ticket, each) in part])
    if not (position := position_of(VOCABULARY)):
        return
    if counted is None:
        position = lock_position(VOCABULARY)
    texts = (
        f"{each.row.subject} {each.row.text}"
        for pk, (_ticket, each) in pairs
        if pk <= position and each.row.kind not in INTERNAL
    )
    if counted is None:
        learn(texts)
    else:
        count_words(texts, counted)


def _tag(taken: Sequence[TakenOver]) -> None:
    names = {key: name for each in taken for key, name in _keyed(each.tags)}
    Tag.objects.bulk_create(
        (Tag(folded_name=key, name=name) for key, name in sorted(names.items())), ignore_conflicts=True
    )
    ids = dict(Tag.objects.filter(folded_name__in=names).values_list("folded_name", "pk"))
    copy_rows(
        "tickets_tickettag",
        ("ticket_id", "tag_id"),
        (
            (each.ticket.pk, ids[key])
            for each in taken
            for key in dict.fromkeys(key for key, _name in _keyed(each.tags))
        ),
    )


def _keyed(names: Iterable[str]) -> list[tuple[str, str]]:
    return [(key, name) for name in names if (key := folded(name)[:60])]
