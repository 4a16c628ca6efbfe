"""How a message of ours comes to be: kept, announced to whom carries it, and shown to who watches."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import asdict

from atiende.kernel.actors import Actor
from atiende.kernel.text import one_line
from atiende.platform.live import signal
from atiende.platform.outbox import emit
from atiende.platform.storage import hold
from atiende.side_conversations.events import SideMessageQueued
from atiende.side_conversations.models import SideConversation, SideMessage
from atiende.side_conversations.rules.writing import SideFile


def put_message(
    conversation: SideConversation,
    *,
    text: str,
    files: tuple[SideFile, ...],
    submission: uuid.UUID | None,
    by: Actor,
    at: dt.datetime,
) -> int:
    """In the transaction of the caller, who asked for permission and wrote the audit entry."""
    message = SideMessage.objects.create(
        conversation=conversation,
        author_id=by.id,
        author_label=one_line(by.label),
        text=text.replace("\0", ""),
        files=[asdict(file) for file in files],
        delivery=SideMessage.Delivery.QUEUED,
        submission=submission,
        at=at,
    )
    hold(*(file.file_id for file in files if file.file_id is not None))
    SideConversation.objects.filter(pk=conversation.pk).update(last_message_at=at)
    emit(
        SideMessageQueued(
            ticket_id=conversation.ticket_id, conversation_id=conversation.pk, message_id=message.pk, by=by.id
        )
    )
    signal(f"ticket:{conversation.ticket_id}")
    return message.pk
