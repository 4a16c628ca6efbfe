"""Note what became of a message that was sent: forward only, whatever order the news comes in."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound, NotPermitted
from atiende.platform.audit import record
from atiende.platform.live import signal
from atiende.platform.outbox import emit
from atiende.tickets.events import DeliveryChanged, MessageQueued
from atiende.tickets.models import SENT, Message
from atiende.tickets.models.writing import write_entry
from atiende.tickets.queries.visibility import sees
from atiende.tickets.rules.cleaning import clean_line
from atiende.tickets.rules.delivery import FAILED, QUEUED, states_before


def record_delivery(*, message_id: int, delivery: str, words: str = "", at: dt.datetime, by: Actor) -> bool:
    """True when it changed; old news changes nothing. What failed stays so until a person queues it again.

    `words` are what the other side said. Channels record for the system; a person may only send again, with
    `tickets.reply`. Raises NotPermitted, and NotFound for what is no outgoing message that they see.
    """
    if not by.is_system:
        by.require("tickets.reply")
        if delivery != QUEUED:
            raise NotPermitted
    with transaction.atomic():
        rows = Message.objects.filter(pk=message_id, kind__in=SENT)
        message = rows.only("ticket_id", "channel", "is_automatic").first()
        if message is None or not (by.is_system or sees(by, message.ticket_id)):
            raise NotFound
        before = states_before(delivery, is_resend=not by.is_system)
        said = clean_line(words, limit=500)
        changed = rows.filter(delivery__in=before).update(
            delivery=delivery, delivery_words=said, delivery_at=at
        )
        if changed:
            _announce(message, delivery, by=by, at=at)
    return bool(changed)


def _announce(message: Message, delivery: str, *, by: Actor, at: dt.datetime) -> None:
    ticket_id = message.ticket_id
    if delivery in {FAILED, QUEUED}:
        kind = "delivery_failed" if delivery == FAILED else "sent_again"
        write_entry(ticket_id, kind, by=by, at=at, message_id=message.pk)
    record(
        by=by,
        verb="tickets.delivery_recorded",
        target_kind="message",
        target_id=message.pk,
        at=at,
        details={"delivery": delivery, "ticket_id": ticket_id},
    )
    emit(DeliveryChanged(ticket_id=ticket_id, message_id=message.pk, delivery=delivery))
    if delivery == QUEUED:
        emit(
            MessageQueued(
                ticket_id=ticket_id,
                message_id=message.pk,
                channel=message.channel,
                is_automatic=message.is_automatic,
                by=by.id,
            )
        )
    signal(f"ticket:{ticket_id}")
