"""Answer the customer: the message is written and waits for its channel."""

from __future__ import annotations

import datetime as dt
import uuid

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput
from atiende.platform.audit import record
from atiende.platform.outbox import emit
from atiende.tickets.announcing import announce_status, tell_watchers
from atiende.tickets.errors import (
    UNKNOWN_STATUS,
    MessageCameIn,
    NoRecipient,
    OtherLanguage,
    StatusNotReachable,
)
from atiende.tickets.events import MessageQueued
from atiende.tickets.models import Ticket, TicketStatus
from atiende.tickets.models.drafts import forget_drafts
from atiende.tickets.models.state import StatusChange, answer_customer, enter_status
from atiende.tickets.models.submitting import keep_made, made_before
from atiende.tickets.models.writing import MessageRow, write_message
from atiende.tickets.queries.answered import require_answers
from atiende.tickets.queries.children import require_children_known
from atiende.tickets.queries.locked import lock_ticket_for
from atiende.tickets.queries.messages import said_since
from atiende.tickets.queries.recipients import recipients_for
from atiende.tickets.queries.reviews import require_no_review
from atiende.tickets.queries.staff import name_for_customers
from atiende.tickets.queries.statuses import status_in_use
from atiende.tickets.rules.handling import require_status
from atiende.tickets.rules.languages import is_other_language
from atiende.tickets.rules.reply import WEB, Reply, channel_of_reply
from atiende.tickets.rules.statuses import Category
from atiende.tickets.rules.transitions import after_reply, may_become


def reply_to_ticket(
    *,
    ticket_id: int,
    reply: Reply,
    by: Actor,
    at: dt.datetime,
    submission: uuid.UUID | None = None,
    seen: int | None = None,
    asks: bool = False,
    keeps_draft: bool = False,
    is_reviewed: bool = False,
) -> int:
    """The message's id; the same `submission` again answers with the same one.

    `seen` is the last message that the writer had before them; with `keeps_draft` what they write beside it stays.
    Files that it attaches are those that the caller knows the agent may send. `asks`: whoever writes in another
    language than the case's, or solves it while parts of it are open, is asked first (OtherLanguage, OpenChildren).
    Raises NotPermitted, NotFound, InvalidInput, MessageCameIn, NoRecipient, StatusNotReachable, FieldsMissing,
    ReviewNeeded (unless it `is_reviewed`), TicketIsClosed, TicketIsMerged and SubmissionOfAnother.
    """
    by.require("tickets.reply")
    cleaned = reply.cleaned()
    if problems := cleaned.problems():
        raise InvalidInput(fields=problems)
    with transaction.atomic():
        if made := made_before(submission, ticket_id=ticket_id, by=by, at=at):
            return made.message_id or 0
        ticket = lock_ticket_for(by, ticket_id)
        if not is_reviewed:
            require_no_review(by, brand_id=ticket.brand_id)
        if seen is not None and said_since(ticket_id, message_id=seen, but_by=by.id):
            raise MessageCameIn
        if asks:
            _ask(ticket, cleaned)
        message = _message(ticket, cleaned, by)
        change = _answer(ticket, cleaned.status_key, by=by, at=at)
        message_id = write_message(
            message,
            ticket=ticket,
            named_id=ticket_id,
            entry_kind="replied",
            data={"old": change.old, "new": change.new} if change else None,
            by=by,
            at=at,
        )
        keep_made(submission, ticket_id=ticket_id, message_id=message_id, by=by)
        if not keeps_draft:
            forget_drafts(ticket_id=ticket_id, agent_id=by.id, kind="reply")
        _announce(ticket, message_id, message.channel, change, by=by, at=at)
    return message_id


def _ask(ticket: Ticket, reply: Reply) -> None:
    if is_other_language(reply.text, ticket.language):
        raise OtherLanguage
    status = status_in_use(reply.status_key) if reply.status_key else None
    if status is not None:
        require_children_known(ticket.pk, old=ticket.category, new=Category(status.category))


def _message(ticket: Ticket, reply: Reply, by: Actor) -> MessageRow:
    recipients = recipients_for(ticket.pk, reply)
    channel = reply.channel or channel_of_reply(ticket.channel, recipients)
    if channel == "mail" and not any(recipient.role == "to" for recipient in recipients):
        raise NoRecipient
    return MessageRow(
        kind="outgoing",
        channel=channel,
        author_id=by.id,
        author_label=name_for_customers(by),
        text=reply.text,
        delivery="sent" if channel == WEB else "queued",
        subject=reply.subject,
        html=reply.html,
        language=ticket.language,
        attachments=reply.attachments,
        recipients=recipients,
    )


def _answer(ticket: Ticket, status_key: str, *, by: Actor, at: dt.datetime) -> StatusChange | None:
    answer_customer(ticket, at=at)
    old = Category(ticket.category)
    if not status_key:
        new = after_reply(old)
        return None if new == old else enter_status(ticket, TicketStatus.objects.get(key=new.value), at=at)
    status = status_in_use(status_key)
    if status is None:
        raise InvalidInput(fields={"status_key": UNKNOWN_STATUS})
    require_status(by, assignee_id=ticket.assignee_id, new=Category(status.category))
    if not may_become(old, Category(status.category)):
        raise StatusNotReachable
    require_answers(by, ticket, new=status)
    return enter_status(ticket, status, at=at)


def _announce(
    ticket: Ticket, message_id: int, channel: str, change: StatusChange | None, *, by: Actor, at: dt.datetime
) -> None:
    record(
        by=by,
        verb="tickets.reply_written",
        target_kind="ticket",
        target_id=ticket.pk,
        fields=["status"] if change else [],
        at=at,
        details={"message_id": message_id},
    )
    emit(
        MessageQueued(
            ticket_id=ticket.pk, message_id=message_id, channel=channel, is_automatic=False, by=by.id
        )
    )
    announce_status(change, by=by)
    tell_watchers(ticket)
