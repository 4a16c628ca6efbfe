"""Side conversations of a case under /api/v1/: read them, begin one, write on. Scopes are those of tickets."""

from __future__ import annotations

from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from ninja import Router

from atiende.kernel.actors import Actor
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import NotFound
from atiende.platform.api.calling import caller_of
from atiende.platform.api.naming import fields_called
from atiende.platform.api.once import Made, made_once
from atiende.side_conversations.actions.open_side_conversation import open_side_conversation
from atiende.side_conversations.actions.write_side_message import write_side_message
from atiende.side_conversations.api.schemas import (
    NewSideConversation,
    NewSideMessage,
    SideConversations,
    SideConversationShown,
)
from atiende.side_conversations.models import SideConversation, SideMessage
from atiende.side_conversations.queries import get_conversation_for, list_conversations
from atiende.tickets.queries import get_ticket_for

router = Router(tags=["side conversations"])
READ: Final = "tickets:read"
WRITE: Final = "tickets:write"
Answer = dict[str, Any]
_NAMES: Final = {"recipients": "to", "text": "body"}


@router.get(
    "/tickets/{int:number}/side-conversations",
    response=SideConversations,
    summary="Side conversations of a case",
    operation_id="list_side_conversations",
)
def conversations(request: HttpRequest, number: int) -> Answer:
    """What staff ask suppliers and other departments, which the customer never sees; at most 100."""
    actor = caller_of(request).acting(READ)
    ticket = get_ticket_for(actor, number)
    return {"items": [_shown(each, number) for each in list_conversations(actor, ticket.pk)]}


@router.post(
    "/tickets/{int:number}/side-conversations",
    response={201: SideConversationShown},
    summary="Begin a side conversation",
    operation_id="open_side_conversation",
)
def begin(request: HttpRequest, number: int, body: NewSideConversation) -> HttpResponse:
    """The first message is sent by mail; answers come back into it. Takes an Idempotency-Key."""
    actor, now = caller_of(request).acting(WRITE), utc_now()
    ticket = get_ticket_for(actor, number)

    def act() -> Made:
        with fields_called(_NAMES):
            made = open_side_conversation(
                ticket_id=ticket.pk,
                subject=body.subject,
                recipients=body.to,
                text=body.body,
                by=actor,
                at=now,
            )
        return Made(_shown(get_conversation_for(actor, made), number))

    return made_once(request, act, at=now, located=lambda made: f"{request.path}#{made['id']}")


@router.post(
    "/tickets/{int:number}/side-conversations/{int:conversation_id}/messages",
    response={201: SideConversationShown},
    summary="Write in a side conversation",
    operation_id="write_side_message",
)
def write(request: HttpRequest, number: int, conversation_id: int, body: NewSideMessage) -> HttpResponse:
    """To all of the conversation. Takes an Idempotency-Key."""
    actor, now = caller_of(request).acting(WRITE), utc_now()
    _require_of_case(actor, number, conversation_id)

    def act() -> Made:
        with fields_called(_NAMES):
            write_side_message(conversation_id=conversation_id, text=body.body, by=actor, at=now)
        return Made(_shown(get_conversation_for(actor, conversation_id), number))

    return made_once(request, act, at=now, located=lambda made: request.path)


def _require_of_case(actor: Actor, number: int, conversation_id: int) -> None:
    ticket = get_ticket_for(actor, number)
    if get_conversation_for(actor, conversation_id).ticket_id != ticket.pk:
        raise NotFound


def _shown(conversation: SideConversation, number: int) -> Answer:
    return {
        "id": conversation.pk,
        "ticket": number,
        "subject": conversation.subject,
        "to": [each["address"] for each in conversation.recipients],
        "is_open": conversation.closed_at is None,
        "opened_at": conversation.opened_at,
        "last_message_at": conversation.last_message_at,
        "messages": [_message(each) for each in conversation.messages.all()],
    }


def _message(message: SideMessage) -> Answer:
    return {
        "id": message.pk,
        "direction": "out" if message.author_id > 0 else "in",
        "author": message.author_label,
        "body": message.text,
        "delivery": message.delivery,
        "at": message.at,
    }
