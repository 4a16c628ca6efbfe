"""Send a reply whose moment has come, or that somebody wants sent now."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import NOBODY, SYSTEM, Actor
from atiende.kernel.refusals import NotFound, Refusal
from atiende.organisation.queries import actor_of, get_agent_for
from atiende.platform.audit import record
from atiende.platform.outbox import emit
from atiende.platform.told import tell_refusal
from atiende.tickets.actions.reply_to_ticket import reply_to_ticket
from atiende.tickets.announcing import tell_watchers
from atiende.tickets.errors import MessageCameIn
from atiende.tickets.events import ReplyHeld
from atiende.tickets.models import Message, WaitingReply
from atiende.tickets.models.waiting import forget_waiting
from atiende.tickets.queries.conversation import family_of
from atiende.tickets.queries.visibility import require_seen
from atiende.tickets.rules.formatting import content_id_of
from atiende.tickets.rules.incoming import NewAttachment
from atiende.tickets.rules.reply import Reply


def send_waiting_reply(*, waiting_id: int, by: Actor, at: dt.datetime, is_wanted: bool = False) -> int | None:
    """The message's id; None where it was held, and what is there to say stands with it.

    In the name and with the rights of who wrote it. By the system only what is due and not held; `is_wanted`: a person
    says so now, whatever came in. Raises NotPermitted and NotFound.
    """
    if not by.is_system:
        by.require("tickets.reply")
    with transaction.atomic():
        waiting = WaitingReply.objects.select_for_update().filter(pk=waiting_id).first()
        if waiting is None:
            raise NotFound
        if by.is_system and (waiting.held_at is not None or waiting.send_at > at):
            return None
        if not by.is_system:
            require_seen(by, waiting.ticket_id)
        writer = _writer(waiting.agent_id)
        try:
            if not is_wanted:
                _require_unanswered(waiting)
            with transaction.atomic():
                message_id = _send(waiting, writer, at=at)
        except Refusal as refusal:
            if is_wanted:
                raise
            _hold(waiting, refusal, at=at)
            return None
        forget_waiting(pk=waiting_id)
        if not by.is_system:
            record(
                by=by,
                verb="tickets.waiting_reply_sent",
                target_kind="ticket",
                target_id=waiting.ticket_id,
                at=at,
            )
    return message_id


def _writer(agent_id: int) -> Actor:
    """With the rights of today; nobody for who left."""
    try:
        return actor_of(get_agent_for(SYSTEM, agent_id).user)
    except NotFound:
        return NOBODY


def _require_unanswered(waiting: WaitingReply) -> None:
    """Raises MessageCameIn when a customer wrote after what the writer had seen; machines do not count."""
    came = Message.objects.filter(
        ticket_id__in=family_of(waiting.ticket_id), kind=Message.Kind.INCOMING, pk__gt=waiting.seen
    )
    if came.exclude(is_automatic=True).exists():
        raise MessageCameIn


def _send(waiting: WaitingReply, writer: Actor, *, at: dt.datetime) -> int:
    named = waiting.recipients or {}
    reply = Reply(
        text=waiting.text,
        html=waiting.html,
        to=tuple(named.get("to", ())),
        cc=tuple(named.get("cc", ())),
        bcc=tuple(named.get("bcc", ())),
        attachments=tuple(
            NewAttachment(**file, content_id=content_id_of(file["sha256"])) for file in waiting.files
        ),
        status_key=waiting.status_key,
    )
    return reply_to_ticket(ticket_id=waiting.ticket_id, reply=reply, by=writer, at=at, keeps_draft=True)


def _hold(waiting: WaitingReply, refusal: Refusal, *, at: dt.datetime) -> None:
    is_overtaken = isinstance(refusal, MessageCameIn)
    waiting.held_at, waiting.problem = at, "" if is_overtaken else tell_refusal(refusal)
    waiting.save(update_fields=["held_at", "problem"])
    emit(
        ReplyHeld(
            ticket_id=waiting.ticket_id,
            waiting_id=waiting.pk,
            agent_id=waiting.agent_id,
            is_overtaken=is_overtaken,
        )
    )
    tell_watchers(waiting.ticket)
