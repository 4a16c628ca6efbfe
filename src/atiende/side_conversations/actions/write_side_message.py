"""Write once more in a side conversation."""

from __future__ import annotations

import datetime as dt
import uuid

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput
from atiende.platform.audit import record
from atiende.side_conversations.errors import ConversationIsClosed
from atiende.side_conversations.models import SideMessage
from atiende.side_conversations.putting import put_message
from atiende.side_conversations.queries import get_conversation_for
from atiende.side_conversations.rules.writing import SideFile, problems_of


def write_side_message(
    *,
    conversation_id: int,
    text: str,
    files: tuple[SideFile, ...] = (),
    by: Actor,
    at: dt.datetime,
    submission: uuid.UUID | None = None,
) -> int:
    """The message's id; the same `submission` again answers with the same one. It goes to all of the conversation.

    Raises NotPermitted, NotFound, InvalidInput and ConversationIsClosed.
    """
    by.require("tickets.reply")
    if problems := problems_of(subject=None, recipients=None, text=text):
        raise InvalidInput(fields=problems)
    with transaction.atomic():
        conversation = get_conversation_for(by, conversation_id, is_locked=True)
        if conversation.closed_at is not None:
            raise ConversationIsClosed
        known = SideMessage.objects.filter(submission=submission).first() if submission else None
        if known is not None:
            return known.pk
        record(
            by=by,
            verb="side_conversations.message_written",
            target_kind="ticket",
            target_id=conversation.ticket_id,
            at=at,
            details={"conversation_id": conversation_id},
        )
        return put_message(conversation, text=text, files=files, submission=submission, by=by, at=at)
