"""The side conversations of a case, as far as the actor sees the case; customers see none by any way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.side_conversations.models import SideConversation, SideMessage
from atiende.tickets.queries import require_seen


@dataclass(frozen=True, slots=True)
class ToBeSent:
    """A message with all that a mail of it needs."""

    message: SideMessage
    ticket_id: int
    brand_id: int
    team_id: int | None
    subject: str
    token: str
    recipients: list[dict[str, str]]
    earlier_headers: list[str]


def list_conversations(actor: Actor, ticket_id: int) -> list[SideConversation]:
    """With their messages, oldest first in each; the latest conversation first. Raises NotFound."""
    require_seen(actor, ticket_id)
    rows = SideConversation.objects.filter(ticket_id=ticket_id).order_by("-last_message_at", "-pk")
    messages = Prefetch("messages", queryset=SideMessage.objects.order_by("pk"))
    return list(rows.prefetch_related(messages)[:100])


def get_conversation_for(actor: Actor, conversation_id: int, *, is_locked: bool = False) -> SideConversation:
    """Raises NotFound where there is none, or the actor does not see its case."""
    rows = SideConversation.objects.filter(pk=conversation_id)
    found = (rows.select_for_update() if is_locked else rows).first()
    if found is None:
        raise NotFound
    require_seen(actor, found.ticket_id)
    return found


def file_of_message(actor: Actor, message_id: int, index: int) -> dict[str, Any]:
    """One file of a message. Raises NotFound, also for one that was not kept."""
    found = SideMessage.objects.select_related("conversation").filter(pk=message_id).first()
    if found is None:
        raise NotFound
    require_seen(actor, found.conversation.ticket_id)
    if index >= len(found.files) or found.files[index].get("file_id") is None:
        raise NotFound
    file: dict[str, Any] = found.files[index]
    return file


def to_be_sent(message_id: int) -> ToBeSent:
    """Without permission: for the program that sends it. Raises NotFound."""
    found = (
        SideMessage.objects.select_related("conversation__ticket")
        .filter(pk=message_id, author_id__gt=0)
        .first()
    )
    if found is None:
        raise NotFound
    conversation = found.conversation
    earlier = conversation.messages.filter(pk__lt=found.pk).exclude(header_id="").order_by("pk")
    return ToBeSent(
        message=found,
        ticket_id=conversation.ticket_id,
        brand_id=conversation.ticket.brand_id,
        team_id=conversation.ticket.team_id,
        subject=conversation.subject,
        token=conversation.token,
        recipients=conversation.recipients,
        earlier_headers=list(earlier.values_list("header_id", flat=True)),
    )
