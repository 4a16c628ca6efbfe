"""How conversations that were had elsewhere are written: many at once, with what each message of ours has too.

Their messages and entries get the ids that they would have got at their own times, so that what goes by the time of an
id (searching by date, the newest first) goes for them as well.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from atiende.kernel.actors import Actor
from atiende.kernel.text import folded
from atiende.platform.partitions import ids_at
from atiende.platform.search import learn
from atiende.platform.search.progress import lock_position, position_of
from atiende.tickets.models.message import Message, TimelineEntry
from atiende.tickets.models.people import Participant
from atiende.tickets.models.searching import write_search_rows
from atiende.tickets.models.searching_again import VOCABULARY, taught
from atiende.tickets.models.ticket import Tag, Ticket, TicketTag
from atiende.tickets.models.writing import MessageRow, indexed
from atiende.tickets.rules.cleaning import clean_line
from atiende.tickets.rules.participation import NewParticipant

_AT_ONCE = 500


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


def write_taken_over(taken: Sequence[TakenOver]) -> None:
    """In the transaction of the caller; each ticket has its id and number afterwards."""
    Ticket.objects.bulk_create([each.ticket for each in taken], batch_size=_AT_ONCE)
    Participant.objects.bulk_create(
        (_participant(each, part) for each in taken for part in each.participants), batch_size=_AT_ONCE
    )
    told = [(each.ticket, message) for each in taken for message in each.told]
    ids = ids_at([message.at for _ticket, message in told for _ in range(2)])
    messages = [_message(pk, ticket, each) for pk, (ticket, each) in zip(ids[::2], told, strict=True)]
    Message.objects.bulk_create(messages, batch_size=_AT_ONCE)
    entries = zip(ids[1::2], messages, told, strict=True)
    TimelineEntry.objects.bulk_create(
        (_entry(pk, message.pk, ticket, each) for pk, message, (ticket, each) in entries), batch_size=_AT_ONCE
    )
    _index(messages, told)
    _tag(taken)


def _participant(taken: TakenOver, part: NewParticipant) -> Participant:
    return Participant(
        ticket=taken.ticket,
        customer_id=part.customer_id,
        address=part.address,
        role=part.role,
        token=part.token,
        added_at=taken.ticket.opened_at,
    )


def _message(pk: int, ticket: Ticket, told: Told) -> Message:
    row = told.row
    return Message(
        pk=pk,
        ticket=ticket,
        kind=row.kind,
        channel=row.channel,
        author_id=row.author_id,
        author_label=row.author_label,
        is_automatic=row.is_automatic,
        subject=row.subject,
        text=row.text,
        language=row.language,
        delivery=row.delivery,
        written_at=row.written_at,
        at=told.at,
    )


def _entry(pk: int, message_id: int, ticket: Ticket, told: Told) -> TimelineEntry:
    return TimelineEntry(
        pk=pk,
        ticket=ticket,
        kind=told.entry,
        actor_id=told.by.id,
        actor_label=clean_line(told.by.label, limit=150),
        message_id=message_id,
        at=told.at,
    )


def _index(messages: Sequence[Message], told: Sequence[tuple[Ticket, Told]]) -> None:
    """What the vocabulary has gone past already is learned here: it never comes back to older ids."""
    pairs = list(zip(messages, told, strict=True))
    for start in range(0, len(pairs), _AT_ONCE):
        part = pairs[start : start + _AT_ONCE]
        write_search_rows([indexed(message.pk, each.row, ticket) for message, (ticket, each) in part])
    if position_of(VOCABULARY):
        position = lock_position(VOCABULARY)
        learn(taught(each) for each in messages if each.pk <= position and each.kind != Message.Kind.NOTE)


def _tag(taken: Sequence[TakenOver]) -> None:
    names = {key: name for each in taken for key, name in _keyed(each.tags)}
    Tag.objects.bulk_create(
        (Tag(folded_name=key, name=name) for key, name in names.items()), ignore_conflicts=True
    )
    ids = dict(Tag.objects.filter(folded_name__in=names).values_list("folded_name", "pk"))
    TicketTag.objects.bulk_create(
        TicketTag(ticket=each.ticket, tag_id=ids[key])
        for each in taken
        for key in dict.fromkeys(key for key, _name in _keyed(each.tags))
    )


def _keyed(names: Iterable[str]) -> list[tuple[str, str]]:
    return [(key, name) for name in names if (key := folded(name)[:60])]
