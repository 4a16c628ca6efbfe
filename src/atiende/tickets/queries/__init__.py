"""Reads of tickets, and the only place that decides who sees which."""

from atiende.tickets.queries.belonging import message_ids_written_by, ticket_ids_of_customers
from atiende.tickets.queries.conversation import (
    Conversation,
    conversation_of,
    family_of,
    survivor_of_ticket,
    timeline_of,
)
from atiende.tickets.queries.listing import PAGE_SIZE, Page, list_tickets
from atiende.tickets.queries.participants import (
    SeenParticipant,
    is_participant,
    participant_by_token,
    parts_of,
)
from atiende.tickets.queries.recipients import default_recipients_of
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
    "PAGE_SIZE",
    "Conversation",
    "Page",
    "Requester",
    "SeenParticipant",
    "SendableAttachment",
    "SendableMessage",
    "SendableRecipient",
    "StatusShown",
    "conversation_of",
    "default_recipients_of",
    "family_of",
    "get_ticket_for",
    "is_participant",
    "label_for_agents",
    "label_for_customers",
    "list_statuses",
    "list_tickets",
    "may_watch_brand",
    "may_watch_ticket",
    "message_for_sending",
    "message_ids_written_by",
    "numbers_of",
    "participant_by_token",
    "parts_of",
    "requester_of",
    "require_seen",
    "sees",
    "survivor_of_ticket",
    "ticket_id_of_number",
    "ticket_ids_of_customers",
    "timeline_of",
    "visible_to",
]
