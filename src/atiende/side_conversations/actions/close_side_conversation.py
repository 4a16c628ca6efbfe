"""Say that nothing is expected of a side conversation any more, or that something is again."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.live import signal
from atiende.platform.outbox import emit
from atiende.side_conversations.events import SideConversationClosed
from atiende.side_conversations.queries import get_conversation_for


def close_side_conversation(
    *, conversation_id: int, is_open: bool = False, by: Actor, at: dt.datetime
) -> None:
    """The same again changes nothing. An answer opens it by itself. Raises NotPermitted and NotFound."""
    by.require("tickets.reply")
    with transaction.atomic():
        conversation = get_conversation_for(by, conversation_id, is_locked=True)
        if (conversation.closed_at is None) == is_open:
            return
        conversation.closed_at = None if is_open else at
        conversation.save(update_fields=["closed_at"])
        ticket_id = conversation.ticket_id
        record(
            by=by,
            verb=f"side_conversations.conversation_{'reopened' if is_open else 'closed'}",
            target_kind="ticket",
            target_id=ticket_id,
            at=at,
            details={"conversation_id": conversation_id},
        )
        emit(
            SideConversationClosed(
                ticket_id=ticket_id, conversation_id=conversation_id, is_open=is_open, by=by.id
            )
        )
        signal(f"ticket:{ticket_id}")
