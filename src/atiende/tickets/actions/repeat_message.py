"""Send a message of ours once more as a new one: what got lost with the customer, word for word."""

from __future__ import annotations

import datetime as dt
import uuid

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.tickets.actions.reply_to_ticket import reply_to_ticket
from atiende.tickets.errors import MessageNotForwardable
from atiende.tickets.models import Message, Recipient
from atiende.tickets.queries.conversation import family_of
from atiende.tickets.queries.visibility import require_seen
from atiende.tickets.rules.incoming import NewAttachment
from atiende.tickets.rules.reply import Reply


def repeat_message(
    *, ticket_id: int, message_id: int, by: Actor, at: dt.datetime, submission: uuid.UUID | None = None
) -> int:
    """The id of the new message: same words, files and recipients, blind copies aside. A draft stays as it is.

    Raises what reply_to_ticket raises, and MessageNotForwardable for what is no reply of ours.
    """
    by.require("tickets.reply")
    require_seen(by, ticket_id)
    rows = Message.objects.filter(pk=message_id, ticket_id__in=family_of(ticket_id))
    message = rows.prefetch_related("attachments", "recipients").first()
    if message is None:
        raise NotFound
    if message.kind != Message.Kind.OUTGOING:
        raise MessageNotForwardable
    named = {
        role: tuple(each.address for each in message.recipients.all() if each.role == role)
        for role in (Recipient.Role.TO, Recipient.Role.CC)
    }
    reply = Reply(
        text=message.text,
        html=message.html,
        to=named[Recipient.Role.TO],
        cc=named[Recipient.Role.CC],
        subject=message.subject,
        attachments=tuple(
            NewAttachment(
                file_id=file.file_id,
                name=file.name,
                media_type=file.media_type,
                size=file.size,
                sha256=file.sha256,
                content_id=file.content_id,
            )
            for file in sorted(message.attachments.all(), key=lambda file: file.pk)
            if file.file_id is not None
        ),
    )
    with transaction.atomic():
        return reply_to_ticket(
            ticket_id=ticket_id, reply=reply, by=by, at=at, submission=submission, keeps_draft=True
        )
