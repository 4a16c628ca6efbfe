from atiende.tickets.models.concern import Concern, FieldFile
from atiende.tickets.models.contact_reason import ContactReason, ContactReasonBrand
from atiende.tickets.models.custom_field import CustomField, CustomFieldBrand
from atiende.tickets.models.hand_over import HandOver, HandOverRule
from atiende.tickets.models.hold import TicketHold
from atiende.tickets.models.mention import Mention
from atiende.tickets.models.message import (
    INTERNAL,
    SENT,
    Attachment,
    Message,
    Recipient,
    TimelineEntry,
)
from atiende.tickets.models.people import Draft, Follower, Participant
from atiende.tickets.models.review import DraftReview, ReviewDemand
from atiende.tickets.models.search import SearchRow, SearchUnfinished
from atiende.tickets.models.status import TicketStatus
from atiende.tickets.models.submission import Submission
from atiende.tickets.models.suggestion import DismissedSuggestion
from atiende.tickets.models.ticket import (
    SnoozeEvent,
    Tag,
    Ticket,
    TicketLink,
    TicketMerge,
    TicketShare,
    TicketTag,
)
from atiende.tickets.models.tracking import TrackingKey
from atiende.tickets.models.waiting_reply import WaitingReply

__all__ = [
    "INTERNAL",
    "SENT",
    "Attachment",
    "Concern",
    "ContactReason",
    "ContactReasonBrand",
    "CustomField",
    "CustomFieldBrand",
    "DismissedSuggestion",
    "Draft",
    "DraftReview",
    "FieldFile",
    "Follower",
    "HandOver",
    "HandOverRule",
    "Mention",
    "Message",
    "Participant",
    "Recipient",
    "ReviewDemand",
    "SearchRow",
    "SearchUnfinished",
    "SnoozeEvent",
    "Submission",
    "Tag",
    "Ticket",
    "TicketHold",
    "TicketLink",
    "TicketMerge",
    "TicketShare",
    "TicketStatus",
    "TicketTag",
    "TimelineEntry",
    "TrackingKey",
    "WaitingReply",
]
