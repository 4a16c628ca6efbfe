"""Ask somebody aside about a case: a supplier, or another department, by mail."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput
from atiende.kernel.text import one_line
from atiende.platform.audit import record
from atiende.side_conversations.errors import RecipientTakesPart
from atiende.side_conversations.models import SideConversation
from atiende.side_conversations.putting import put_message
from atiende.side_conversations.rules.writing import SideFile, new_token, once_each, problems_of
from atiende.tickets.queries import is_participant, require_seen
from atiende.tickets.rules.addresses import normal_address


def open_side_conversation(
    *,
    ticket_id: int,
    subject: str,
    recipients: Iterable[str],
    text: str,
    files: tuple[SideFile, ...] = (),
    by: Actor,
    at: dt.datetime,
    submission: uuid.UUID | None = None,
) -> int:
    """The conversation's id; the same `submission` again answers with the same one. Its first message is sent.

    Nobody who takes part in the case may be written to. Files are those that the caller knows this agent may send.
    Raises NotPermitted, NotFound, InvalidInput and RecipientTakesPart.
    """
    by.require("tickets.reply")
    addresses = once_each(recipients)
    if problems := problems_of(subject=subject, recipients=addresses, text=text):
        raise InvalidInput(fields=problems)
    with transaction.atomic():
        require_seen(by, ticket_id)
        _require_outsiders(ticket_id, addresses)
        conversation, is_new = _begun(ticket_id, subject, addresses, submission, by, at)
        if not is_new:
            return conversation.pk
        record(
            by=by,
            verb="side_conversations.conversation_opened",
            target_kind="ticket",
            target_id=ticket_id,
            at=at,
            details={"conversation_id": conversation.pk},
        )
        put_message(conversation, text=text, files=files, submission=submission, by=by, at=at)
    return conversation.pk


def _require_outsiders(ticket_id: int, addresses: list[str]) -> None:
    for address in addresses:
        if is_participant(ticket_id, frozenset(), normal_address(address)):
            raise RecipientTakesPart(address=address)


def _begun(
    ticket_id: int,
    subject: str,
    addresses: list[str],
    submission: uuid.UUID | None,
    by: Actor,
    at: dt.datetime,
) -> tuple[SideConversation, bool]:
    values = {
        "ticket_id": ticket_id,
        "subject": one_line(subject, limit=300),
        "recipients": [{"address": address, "name": ""} for address in addresses],
        "token": new_token(),
        "opened_by_id": by.id,
        "opened_at": at,
        "last_message_at": at,
    }
    if submission is None:
        return SideConversation.objects.create(**values), True
    return SideConversation.objects.get_or_create(submission=submission, defaults=values)
