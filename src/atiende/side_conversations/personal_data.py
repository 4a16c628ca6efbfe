"""What side conversations hold on a person: for privacy alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from atiende.kernel.actors import Actor
from atiende.kernel.personal_data import PersonalData
from atiende.platform.audit import record
from atiende.platform.storage import release
from atiende.side_conversations.models import SideConversation, SideMessage
from atiende.tickets.queries import ticket_ids_of_customers


def export_customer(customer_ids: Iterable[int]) -> PersonalData:
    """Nothing: like notes, what staff ask others about a case is not said to its customer."""
    return PersonalData(records={})


def erase_customer(customer_ids: Iterable[int], *, at: dt.datetime, by: Actor) -> None:
    """Of their cases, everything that was said aside: words, names, addresses and files."""
    ticket_ids = sorted(ticket_ids_of_customers(customer_ids))
    conversations = SideConversation.objects.filter(ticket_id__in=ticket_ids)
    messages = SideMessage.objects.filter(conversation__in=conversations)
    for files in messages.values_list("files", flat=True):
        for file in files:
            if file.get("file_id") is not None:
                release(file["file_id"])
    messages.update(text="", author_label="", address="", files=[], header_id="", delivery_words="")
    for conversation_id in conversations.values_list("pk", flat=True):
        record(
            by=by,
            verb="side_conversations.conversation_erased",
            target_kind="side_conversation",
            target_id=conversation_id,
            at=at,
        )
    conversations.update(subject="", recipients=[])
