"""What side conversations announce: ids and codes, in the order of their case."""

from __future__ import annotations

from dataclasses import dataclass

from atiende.kernel.events import Event


@dataclass(frozen=True, slots=True)
class SideMessageQueued(Event):
    """A message to somebody aside waits to be sent."""

    name = "side_conversations.message_queued.v1"
    aggregate_kind = "ticket"
    ticket_id: int
    conversation_id: int
    message_id: int
    by: int


@dataclass(frozen=True, slots=True)
class SideMessageReceived(Event):
    """Somebody answered aside."""

    name = "side_conversations.message_received.v1"
    aggregate_kind = "ticket"
    ticket_id: int
    conversation_id: int
    message_id: int
    is_automatic: bool


@dataclass(frozen=True, slots=True)
class SideConversationClosed(Event):
    """Nothing is expected of it any more, or (`is_open`) something is again."""

    name = "side_conversations.closed.v1"
    aggregate_kind = "ticket"
    ticket_id: int
    conversation_id: int
    is_open: bool
    by: int
