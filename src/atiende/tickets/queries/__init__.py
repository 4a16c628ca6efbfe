"""Reads of tickets, and the only place that decides who sees which."""

from atiende.tickets.queries.conversation import (
    Conversation,
    conversation_of,
    family_of,
    survivor_of_ticket,
    timeline_of,
)
from atiende.tickets.queries.participants import (
    SeenParticipant,
    is_participant,
    participant_by_token,
    parts_of,
)
from atiende.tickets.queries.requesters import Requester, numbers_of, requester_of
from atiende.tickets.queries.sending import (
    SendableAttachment,
    SendableMessage,
    SendableRecipient,
    message_for_sending,
)
from atiende.tickets.queries.statuses import (
    StatusShown,
    label_for_agents,
    label_for_customers,
    list_statuses,
)
from atiende.tickets.queries.visibility import (
    get_ticket_for,
    may_watch_brand,
    may_watch_ticket,
    require_seen,
    sees,
    ticket_id_of_number,
    visible_to,
)

__all__ = [
    "Conversation",
    "Requester",
    "SeenParticipant",
    "SendableAttachment",
    "SendableMessage",
    "SendableRecipient",
    "StatusShown",
    "conversation_of",
    "family_of",
    "get_ticket_for",
    "is_participant",
    "label_for_agents",
    "label_for_customers",
    "list_statuses",
    "may_watch_brand",
    "may_watch_ticket",
    "message_for_sending",
    "numbers_of",
    "participant_by_token",
    "parts_of",
    "requester_of",
    "require_seen",
    "sees",
    "survivor_of_ticket",
    "ticket_id_of_number",
    "timeline_of",
    "visible_to",
]
