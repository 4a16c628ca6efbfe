"""Reads of side conversations: for staff who see the case, and for the programs that carry mail."""

from atiende.side_conversations.queries.finding import conversation_by_headers, conversation_by_token
from atiende.side_conversations.queries.reading import (
    ToBeSent,
    file_of_message,
    get_conversation_for,
    list_conversations,
    to_be_sent,
)

__all__ = [
    "ToBeSent",
    "conversation_by_headers",
    "conversation_by_token",
    "file_of_message",
    "get_conversation_for",
    "list_conversations",
    "to_be_sent",
]
