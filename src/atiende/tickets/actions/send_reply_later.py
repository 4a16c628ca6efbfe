"""Write a reply now that is sent at another moment."""

from __future__ import annotations

import datetime as dt
from typing import Final

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput
from atiende.platform.audit import record
from atiende.tickets.announcing import tell_watchers
from atiende.tickets.errors import SEND_AT_PAST, SEND_AT_TOO_FAR, TOO_MANY_WAITING, MessageCameIn, NoRecipient
from atiende.tickets.models import Message, WaitingReply
from atiende.tickets.models.drafts import forget_drafts
from atiende.tickets.models.waiting import keep_waiting
from atiende.tickets.queries.conversation import family_of
from atiende.tickets.queries.locked import lock_ticket_for
from atiende.tickets.queries.messages import said_since
from atiende.tickets.queries.recipients import recipients_for
from atiende.tickets.queries.reviews import require_no_review
from atiende.tickets.rules.drafts import DraftFile
from atiende.tickets.rules.reply import Reply

LONGEST: Final = dt.timedelta(days=366)
MOST: Final = 20
"""In one case."""


def send_reply_later(
    *,
    ticket_id: int,
    reply: Reply,
    files: tuple[DraftFile, ...] = (),
    send_at: dt.datetime,
    by: Actor,
    at: dt.datetime,
    seen: int | None = None,
) -> WaitingReply:
    """It stands in the case until then, and is held when somebody writes meanwhile; its draft is gone.

    Raises NotPermitted, NotFound, InvalidInput (also for `send_at`), MessageCameIn, NoRecipient, TicketIsClosed and
    TicketIsMerged.
    """
    by.require("tickets.reply")
    cleaned = reply.cleaned()
    problems = cleaned.problems()
    if send_at <= at or send_at - at > LONGEST:
        problems["send_at"] = SEND_AT_PAST if send_at <= at else SEND_AT_TOO_FAR
    if problems:
        raise InvalidInput(fields=problems)
    with transaction.atomic():
        ticket = lock_ticket_for(by, ticket_id)
        require_no_review(by, brand_id=ticket.brand_id)
        if seen is not None and said_since(ticket_id, message_id=seen, but_by=by.id):
            raise MessageCameIn
        if not recipients_for(ticket.pk, cleaned):
            raise NoRecipient
        if WaitingReply.objects.filter(ticket_id=ticket_id).count() >= MOST:
            raise InvalidInput(fields={"send_at": TOO_MANY_WAITING})
        waiting = _waiting(ticket_id, cleaned, send_at=send_at, by=by, at=at)
        keep_waiting(waiting, files)
        forget_drafts(ticket_id=ticket_id, agent_id=by.id, kind="reply")
        record(
            by=by,
            verb="tickets.reply_put_off",
            target_kind="ticket",
            target_id=ticket_id,
            at=at,
            details={"send_at": send_at.isoformat()},
        )
        tell_watchers(ticket)
    return waiting


def _waiting(
    ticket_id: int, reply: Reply, *, send_at: dt.datetime, by: Actor, at: dt.datetime
) -> WaitingReply:
    named = {"to": list(reply.to), "cc": list(reply.cc), "bcc": list(reply.bcc)}
    newest = Message.objects.filter(ticket_id__in=family_of(ticket_id)).order_by("-pk")
    return WaitingReply(
        ticket_id=ticket_id,
        agent_id=by.id,
        text=reply.text,
        html=reply.html,
        recipients=named if any(named.values()) else None,
        status_key=reply.status_key,
        seen=newest.values_list("pk", flat=True).first() or 0,
        send_at=send_at,
        written_at=at,
    )
