"""Cases that go whole, rows and all: only those of a demonstration, which never were anybody's."""

from __future__ import annotations

from collections.abc import Sequence

from atiende.platform.storage import release
from atiende.tickets.models.drafts import forget_drafts
from atiende.tickets.models.erasing import erasing
from atiende.tickets.models.message import Attachment, Message
from atiende.tickets.models.searching_again import forget_words
from atiende.tickets.models.ticket import Ticket


def remove_tickets(ticket_ids: Sequence[int]) -> None:
    """With messages, files, timeline and all that hangs on them, in the transaction of the caller."""
    messages = Message.objects.filter(ticket_id__in=ticket_ids)
    forget_words(list(messages.values_list("pk", flat=True)))
    held = Attachment.objects.filter(message__ticket_id__in=ticket_ids).exclude(file=None)
    for file_id in sorted(held.values_list("file_id", flat=True)):
        release(file_id)
    forget_drafts(ticket_id__in=ticket_ids)
    with erasing():
        Ticket.objects.filter(pk__in=ticket_ids).delete()
