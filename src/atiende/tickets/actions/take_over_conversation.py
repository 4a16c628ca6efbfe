"""Take over a conversation that was had elsewhere: nobody is answered, nothing is sent, nobody is told."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import SYSTEM, Actor
from atiende.kernel.refusals import InvalidInput
from atiende.kernel.text import folded
from atiende.platform.audit import record
from atiende.tickets.errors import UNKNOWN_STATUS
from atiende.tickets.models import Tag, Ticket, TicketTag
from atiende.tickets.models.locking import lock_ticket
from atiende.tickets.models.state import (
    STATUS_COLUMNS,
    answer_customer,
    enter_status,
    hear_customer,
    save_change,
)
from atiende.tickets.models.writing import MessageRow, write_message, write_ticket
from atiende.tickets.queries.statuses import status_in_use
from atiende.tickets.rules.cleaning import SUBJECT_LIMIT, TEXT_MISSING, clean_line, clean_text
from atiende.tickets.rules.participation import participants_of
from atiende.tickets.rules.taking_over import INCOMING, NOTE, Conversation, SaidElsewhere

_ENTRIES = {INCOMING: "received", NOTE: "noted"}


def take_over_conversation(*, conversation: Conversation, by: Actor, at: dt.datetime) -> int:
    """The new ticket's id. Messages and timeline stand at their own times; `at` is when it was taken over.

    No event is announced, so that no room sends or counts anything. Raises NotPermitted and InvalidInput.
    """
    by.require("settings.manage")
    if not conversation.said or conversation.said[0].kind != INCOMING:
        raise InvalidInput(fields={"said": TEXT_MISSING})
    status = status_in_use(conversation.status_key)
    if status is None:
        raise InvalidInput(fields={"status_key": UNKNOWN_STATUS})
    with transaction.atomic(savepoint=False):
        ticket = _opened(conversation)
        for said in conversation.said[1:]:
            _go_on(ticket, conversation, said)
        last = max(said.at for said in conversation.said)
        if enter_status(ticket, status, at=last):
            save_change(ticket, *STATUS_COLUMNS, at=last)
        _tag(ticket.pk, conversation.tags)
        record(
            by=by, verb="tickets.conversation_taken_over", target_kind="ticket", target_id=ticket.pk, at=at
        )
    return ticket.pk


def _opened(conversation: Conversation) -> Ticket:
    first = conversation.said[0]
    ticket = Ticket(
        brand_id=conversation.brand_id,
        team_id=conversation.team_id,
        assignee_id=conversation.assignee_id,
        customer_id=conversation.customer_id,
        subject=clean_line(conversation.subject, limit=SUBJECT_LIMIT),
        priority=conversation.priority,
        channel=conversation.channel,
        language=clean_line(conversation.language, limit=10),
        time_zone=conversation.time_zone,
        last_customer_message_at=first.at,
        waiting_since=first.at,
    )
    ticket_id, _number, _message_id = write_ticket(
        ticket,
        status_key="new",
        participants=participants_of(conversation.customer_id, conversation.address),
        message=_row(conversation, first),
        by=SYSTEM,
        at=first.at,
    )
    opened = lock_ticket(ticket_id)
    assert opened is not None, "it was written in this transaction"
    return opened


def _go_on(ticket: Ticket, conversation: Conversation, said: SaidElsewhere) -> None:
    if said.kind == INCOMING:
        hear_customer(ticket, is_automatic=said.is_automatic, at=said.at)
    elif said.kind != NOTE:
        answer_customer(ticket, at=said.at)
    entry = "automatic" if said.is_automatic else _ENTRIES.get(said.kind, "replied")
    write_message(
        _row(conversation, said),
        ticket=ticket,
        named_id=ticket.pk,
        entry_kind=entry,
        by=_author(said),
        at=said.at,
    )


def _author(said: SaidElsewhere) -> Actor:
    return Actor(id=said.author_id, label=said.author_label, grants=frozenset()) if said.author_id else SYSTEM


def _row(conversation: Conversation, said: SaidElsewhere) -> MessageRow:
    return MessageRow(
        kind=said.kind,
        channel="internal" if said.kind == NOTE else conversation.channel,
        author_id=conversation.customer_id if said.kind == INCOMING else said.author_id,
        author_label=clean_line(said.author_label),
        text=clean_text(said.text),
        delivery={INCOMING: "received", NOTE: "none"}.get(said.kind, "sent"),
        language=conversation.language,
        is_automatic=said.is_automatic,
        written_at=said.at if said.kind == INCOMING else None,
    )


def _tag(ticket_id: int, names: tuple[str, ...]) -> None:
    """Three statements, however many there are: hundreds of conversations are taken over at once."""
    lines = [clean_line(name, limit=60) for name in names]
    wanted = {key: line for line in lines if (key := folded(line)[:60])}
    if not wanted:
        return
    tags = [Tag(folded_name=key, name=line) for key, line in wanted.items()]
    Tag.objects.bulk_create(tags, ignore_conflicts=True)
    ids = Tag.objects.filter(folded_name__in=wanted).values_list("pk", flat=True)
    TicketTag.objects.bulk_create([TicketTag(ticket_id=ticket_id, tag_id=tag_id) for tag_id in ids])
