"""Reads of tickets, and the only place that decides who sees which."""

from atiende.tickets.queries.answering import answering_in
from atiende.tickets.queries.aside import Aside, Related, Taker, aside_of, merged_into, tag_names, tags_in_use
from atiende.tickets.queries.belonging import message_ids_written_by, ticket_ids_of_customers
from atiende.tickets.queries.candidates import (
    agents_for,
    brands_for,
    names_of_agents,
    names_of_teams,
    teams_for,
)
from atiende.tickets.queries.cells import Cells, cells_of
from atiende.tickets.queries.children import open_children_of
from atiende.tickets.queries.concerned import (
    Concerned,
    concerned_with,
    overdue_between,
    who_has,
    who_may_be_told,
)
from atiende.tickets.queries.concerns import ConcernShown, concerns_of
from atiende.tickets.queries.contact_reasons import (
    ReasonUse,
    cases_of_reasons,
    fields_of_reasons,
    get_contact_reason,
    names_of_reasons,
    reason_tree,
    use_of_reason,
)
from atiende.tickets.queries.conversation import (
    Conversation,
    conversation_of,
    family_of,
    survivor_of_ticket,
    timeline_of,
)
from atiende.tickets.queries.counting import COUNTED, COUNTED_OF_TEAMS, count_of_teams, count_tickets
from atiende.tickets.queries.custom_fields import (
    CaseField,
    asked_of_ticket,
    defined_fields,
    fields_of_case,
    fields_of_ticket,
    get_custom_field,
    is_field_used,
    labels_of_fields,
    list_custom_fields,
)
from atiende.tickets.queries.drafts import DraftSeen, drafts_of
from atiende.tickets.queries.duplicates import Likely, likely_duplicates
from atiende.tickets.queries.field_files import get_field_file_for
from atiende.tickets.queries.field_uses import FieldUse, register_field_use, use_of_field
from atiende.tickets.queries.followed import (
    FollowedCase,
    FollowedFile,
    FollowedMessage,
    followed_case,
    followed_file,
)
from atiende.tickets.queries.handing_over import is_summary_needed, was_handed_to
from atiende.tickets.queries.held_files import HeldAttachment, held_attachments
from atiende.tickets.queries.listing import (
    PAGE_SIZE,
    Line,
    Lines,
    Page,
    is_list_place,
    list_lines,
    list_tickets,
)
from atiende.tickets.queries.mentionable import (
    Offered,
    members_of_teams,
    named_by_note,
    offered_for,
    who_see,
)
from atiende.tickets.queries.messages import (
    get_attachment_for,
    get_message_for,
    newest_message_of,
    said_since,
    snippets_of,
)
from atiende.tickets.queries.of_customer_history import (
    Contacts,
    Happened,
    cases_in_history,
    cases_under_way_of,
    contacts_with,
    messages_in_history,
)
from atiende.tickets.queries.of_customers import cases_of_customers
from atiende.tickets.queries.participants import (
    SeenParticipant,
    WrittenTo,
    is_participant,
    participant_by_token,
    parts_of,
    written_to,
)
from atiende.tickets.queries.promising import PromiseFacts, promise_facts
from atiende.tickets.queries.questions import questions_of
from atiende.tickets.queries.reasons_shown import ReasonShown, reason_name
from atiende.tickets.queries.recipients import default_recipients_of, recipients_in
from atiende.tickets.queries.requesters import Requester, numbers_of, requester_of
from atiende.tickets.queries.reviews import may_decide, review_demands, reviewers_of, reviews_of
from atiende.tickets.queries.said import (
    FileSaid,
    Happening,
    MessageSaid,
    Said,
    happened_in,
    said_in,
    since_id,
)
from atiende.tickets.queries.search import SearchPage, search_tickets
from atiende.tickets.queries.search_completion import Completion, completions_of, values_offered
from atiende.tickets.queries.search_showing import SearchHit
from atiende.tickets.queries.sending import (
    SendableAttachment,
    SendableMessage,
    SendableRecipient,
    message_for_sending,
)
from atiende.tickets.queries.set_up_names import set_up_names_of_cases
from atiende.tickets.queries.states import State, hold_tickets, states_of
from atiende.tickets.queries.statuses import (
    StatusShown,
    cases_of_statuses,
    get_status,
    label_for_agents,
    label_for_customers,
    list_statuses,
    word_for_agents,
    words_of_status,
)
from atiende.tickets.queries.suggestions import Suggested, suggestions_in
from atiende.tickets.queries.tags import tag_of_ticket, tags_offered
from atiende.tickets.queries.tracking import Proof, has_tracking_key, proof_of_version, prove_key
from atiende.tickets.queries.viewing import (
    Asked,
    columns_of_board,
    count_of_view,
    count_of_views,
    ids_of_view,
    list_of_view,
)
from atiende.tickets.queries.visibility import (
    get_ticket_for,
    may_watch_brand,
    may_watch_ticket,
    require_seen,
    seen_among,
    sees,
    ticket_id_of_number,
    visible_to,
)
from atiende.tickets.queries.waiting import Waiting

__all__ = [
    "COUNTED",
    "COUNTED_OF_TEAMS",
    "PAGE_SIZE",
    "Aside",
    "Asked",
    "CaseField",
    "Cells",
    "Completion",
    "ConcernShown",
    "Concerned",
    "Contacts",
    "Conversation",
    "DraftSeen",
    "FieldUse",
    "FileSaid",
    "FollowedCase",
    "FollowedFile",
    "FollowedMessage",
    "Happened",
    "Happening",
    "HeldAttachment",
    "Likely",
    "Line",
    "Lines",
    "MessageSaid",
    "Offered",
    "Page",
    "PromiseFacts",
    "Proof",
    "ReasonShown",
    "ReasonUse",
    "Related",
    "Requester",
    "Said",
    "SearchHit",
    "SearchPage",
    "SeenParticipant",
    "SendableAttachment",
    "SendableMessage",
    "SendableRecipient",
    "State",
    "StatusShown",
    "Suggested",
    "Taker",
    "Waiting",
    "WrittenTo",
    "agents_for",
    "answering_in",
    "aside_of",
    "asked_of_ticket",
    "brands_for",
    "cases_in_history",
    "cases_of_customers",
    "cases_of_reasons",
    "cases_of_statuses",
    "cases_under_way_of",
    "cells_of",
    "columns_of_board",
    "completions_of",
    "concerned_with",
    "concerns_of",
    "contacts_with",
    "conversation_of",
    "count_of_teams",
    "count_of_view",
    "count_of_views",
    "count_tickets",
    "default_recipients_of",
    "defined_fields",
    "drafts_of",
    "family_of",
    "fields_of_case",
    "fields_of_reasons",
    "fields_of_ticket",
    "followed_case",
    "followed_file",
    "get_attachment_for",
    "get_contact_reason",
    "get_custom_field",
    "get_field_file_for",
    "get_message_for",
    "get_status",
    "get_ticket_for",
    "happened_in",
    "has_tracking_key",
    "held_attachments",
    "hold_tickets",
    "ids_of_view",
    "is_field_used",
    "is_list_place",
    "is_participant",
    "is_summary_needed",
    "label_for_agents",
    "label_for_customers",
    "labels_of_fields",
    "likely_duplicates",
    "list_custom_fields",
    "list_lines",
    "list_of_view",
    "list_statuses",
    "list_tickets",
    "may_decide",
    "may_watch_brand",
    "may_watch_ticket",
    "members_of_teams",
    "merged_into",
    "message_for_sending",
    "message_ids_written_by",
    "messages_in_history",
    "named_by_note",
    "names_of_agents",
    "names_of_reasons",
    "names_of_teams",
    "newest_message_of",
    "numbers_of",
    "offered_for",
    "open_children_of",
    "overdue_between",
    "participant_by_token",
    "parts_of",
    "promise_facts",
    "proof_of_version",
    "prove_key",
    "questions_of",
    "reason_name",
    "reason_tree",
    "recipients_in",
    "register_field_use",
    "requester_of",
    "require_seen",
    "review_demands",
    "reviewers_of",
    "reviews_of",
    "said_in",
    "said_since",
    "search_tickets",
    "seen_among",
    "sees",
    "set_up_names_of_cases",
    "since_id",
    "snippets_of",
    "states_of",
    "suggestions_in",
    "survivor_of_ticket",
    "tag_names",
    "tag_of_ticket",
    "tags_in_use",
    "tags_offered",
    "teams_for",
    "ticket_id_of_number",
    "ticket_ids_of_customers",
    "timeline_of",
    "use_of_field",
    "use_of_reason",
    "values_offered",
    "visible_to",
    "was_handed_to",
    "who_has",
    "who_may_be_told",
    "who_see",
    "word_for_agents",
    "words_of_status",
    "written_to",
]
