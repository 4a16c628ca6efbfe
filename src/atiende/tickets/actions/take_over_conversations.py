"""Take over conversations that were had elsewhere: nobody is answered, nothing is sent, nobody is told."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence

from django.db import transaction

from atiende.kernel.actors import SYSTEM, Actor
from atiende.kernel.refusals import InvalidInput
from atiende.platform.audit import record_each
from atiende.tickets.errors import UNKNOWN_STATUS, UNUSABLE_FIELD
from atiende.tickets.models import Ticket, TicketStatus
from atiende.tickets.models.state import answer_customer, enter_status, hear_customer
from atiende.tickets.models.taking_over import TakenOver, Told, write_taken_over
from atiende.tickets.models.writing import MessageRow
from atiende.tickets.queries.custom_fields import asked_under
from atiende.tickets.rules.cleaning import SUBJECT_LIMIT, TEXT_MISSING, clean_line, clean_text
from atiende.tickets.rules.custom_fields import merged_fields, problem_keys
from atiende.tickets.rules.field_kinds import Asked, problems_of_answers
from atiende.tickets.rules.participation import participants_of
from atiende.tickets.rules.taking_over import INCOMING, NOTE, OUTGOING, Conversation, SaidElsewhere

_ENTRIES = {INCOMING: "received", NOTE: "noted"}


def take_over_conversations(
    *,
    conversations: Sequence[Conversation],
    by: Actor,
    at: dt.datetime,
    counted: Counter[str] | None = None,
) -> list[int]:
    """The new tickets' ids, in order, by a number of statements that does not grow with their messages.

    Messages and timeline stand at their own times, and so do their ids; `at` is when they were taken over. No event is
    announced, so that no room sends or counts anything. With `counted` their words are counted there, to be handed to
    `learn_words` together with those of others: each time costs much. All or none.

    Raises NotPermitted and InvalidInput.
    """
    by.require("settings.manage")
    statuses = {status.key: status for status in TicketStatus.objects.filter(is_in_use=True)}
    asked = asked_under(key for each in conversations for key in each.custom_fields)
    for conversation in conversations:
        _check(conversation, statuses, asked)
    with transaction.atomic():
        taken = [_taken(conversation, statuses) for conversation in conversations]
        write_taken_over(taken, counted=counted)
        ids = [each.ticket.pk for each in taken]
        record_each(
            by=by, verb="tickets.conversation_taken_over", target_kind="ticket", target_ids=ids, at=at
        )
    return ids


def _check(
    conversation: Conversation, statuses: Mapping[str, TicketStatus], asked: Mapping[str, Asked]
) -> None:
    first = conversation.said[0].kind if conversation.said else ""
    if not first or (first != INCOMING and not conversation.is_begun_by_us):
        raise InvalidInput(fields={"said": TEXT_MISSING})
    if conversation.status_key not in statuses:
        raise InvalidInput(fields={"status_key": UNKNOWN_STATUS})
    answers = conversation.custom_fields
    problems = dict.fromkeys(problem_keys(answers), UNUSABLE_FIELD) | problems_of_answers(
        asked, answers, {}, brand_id=conversation.brand_id
    )
    if problems:
        raise InvalidInput(fields=problems)


def _taken(conversation: Conversation, statuses: Mapping[str, TicketStatus]) -> TakenOver:
    first, *others = conversation.said
    ticket = _opened(conversation, statuses["new"])
    for said in others:
        if said.kind == INCOMING:
            hear_customer(ticket, is_automatic=said.is_automatic, at=said.at)
        elif said.kind != NOTE:
            answer_customer(ticket, at=said.at)
    last = max(said.at for said in conversation.said)
    enter_status(ticket, statuses[conversation.status_key], at=last)
    ticket.updated_at = last
    ticket.version = len(conversation.said) + 1
    return TakenOver(
        ticket=ticket,
        participants=participants_of(conversation.customer_id, conversation.address),
        told=(
            Told(_row(conversation, first), "opened", _author(first), first.at),
            *_told(conversation, others),
        ),
        tags=tuple(clean_line(name, limit=60) for name in conversation.tags),
    )


def _opened(conversation: Conversation, status: TicketStatus) -> Ticket:
    first = conversation.said[0]
    return Ticket(
        brand_id=conversation.brand_id,
        team_id=conversation.team_id,
        assignee_id=conversation.assignee_id,
        customer_id=conversation.customer_id,
        subject=clean_line(conversation.subject, limit=SUBJECT_LIMIT),
        status=status,
        category=status.category,
        priority=conversation.priority,
        channel=conversation.channel,
        language=clean_line(conversation.language, limit=10),
        time_zone=conversation.time_zone,
        custom_fields=merged_fields({}, conversation.custom_fields),
        opened_at=first.at,
        last_message_at=first.at,
        last_customer_message_at=first.at if first.kind == INCOMING else None,
        waiting_since=first.at if first.kind == INCOMING else None,
        first_reply_at=first.at if first.kind == OUTGOING else None,
    )


def _told(conversation: Conversation, said: Sequence[SaidElsewhere]) -> list[Told]:
    return [
        Told(
            _row(conversation, each),
            "automatic" if each.is_automatic else _ENTRIES.get(each.kind, "replied"),
            _author(each),
            each.at,
        )
        for each in said
    ]


def _author(said: SaidElsewhere) -> Actor:
    return Actor(id=said.author_id, label=said.author_label, grants=frozenset()) if said.author_id else SYSTEM


def _row(conversation: Conversation, said: SaidElsewhere) -> MessageRow:
    return MessageRow(
        kind=said.kind,
        channel="internal" if said.kind == NOTE else conversation.channel,
        author_id=conversation.customer_id if said.kind == INCOMING else said.author_id,
        author_label=clean_line(said.author_label),
        text=clean_text(said.text),
        html=said.html,
        notices=said.notices,
        delivery={INCOMING: "received", NOTE: "none"}.get(said.kind, "sent"),
        language=conversation.language,
        is_automatic=said.is_automatic,
        written_at=said.at if said.kind == INCOMING else None,
    )
