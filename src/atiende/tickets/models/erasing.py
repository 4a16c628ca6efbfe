"""The one door by which what was written goes: for good, with the database told that it may."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.db.models import QuerySet

from atiende.platform.storage import release
from atiende.tickets.models.concern import Concern
from atiende.tickets.models.drafts import forget_drafts
from atiende.tickets.models.field_files import drop_field_files
from atiende.tickets.models.hold import TicketHold
from atiende.tickets.models.message import Attachment, Message, Recipient
from atiende.tickets.models.people import Participant
from atiende.tickets.models.reviews import forget_reviews
from atiende.tickets.models.searching_again import forget_words, rewrite_rows, rewrite_whole
from atiende.tickets.models.ticket import Ticket
from atiende.tickets.models.tracking import TrackingKey
from atiende.tickets.models.waiting import forget_waiting


def erase_whole(ticket_id: int) -> None:
    """A ticket of this person: everything that anybody wrote in it, notes included, for it is about them."""
    Ticket.objects.filter(pk=ticket_id).update(subject="", custom_fields={})
    forget_drafts(ticket_id=ticket_id)
    forget_reviews(ticket_id=ticket_id)
    drop_field_files(ticket_id)
    Concern.objects.filter(pk=ticket_id).delete()
    forget_waiting(ticket_id=ticket_id)
    Participant.objects.filter(ticket_id=ticket_id).delete()
    TrackingKey.objects.filter(pk=ticket_id).delete()
    TicketHold.objects.filter(ticket_id=ticket_id).delete()
    messages = Message.objects.filter(ticket_id=ticket_id)
    _empty(messages.filter(kind=Message.Kind.INCOMING), author_label="")
    _empty(messages.exclude(kind=Message.Kind.INCOMING))
    rewrite_whole(ticket_id)


def erase_part(ticket_id: int, *, customer_ids: list[int]) -> None:
    """A ticket of somebody else: what these people wrote, and their addresses."""
    parts = Participant.objects.filter(ticket_id=ticket_id, customer_id__in=customer_ids)
    addresses = [address for address in parts.values_list("address", flat=True) if address]
    parts.delete()
    Recipient.objects.filter(message__ticket_id=ticket_id, address__in=addresses).delete()
    rows = Message.objects.filter(ticket_id=ticket_id, kind=Message.Kind.INCOMING)
    _empty(rows.filter(author_id__in=customer_ids), author_label="")


def _empty(messages: QuerySet[Message], **also: str) -> None:
    ids = list(messages.values_list("pk", flat=True))
    forget_words(ids)
    files = Attachment.objects.filter(message_id__in=ids)
    held = sorted(file_id for file_id in files.values_list("file_id", flat=True) if file_id is not None)
    files.delete()
    for file_id in held:
        release(file_id)
    Recipient.objects.filter(message_id__in=ids).delete()
    with erasing():
        Message.objects.filter(pk__in=ids).update(
            subject="", text="", html="", folded=[], language="", notices=[], delivery_words="", **also
        )
    rewrite_rows(ids)


@contextmanager
def erasing() -> Iterator[None]:
    """The database lets what was written be changed and removed, until the end of the block."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('atiende.erasing', 'on', true)")
        yield
        cursor.execute("SELECT set_config('atiende.erasing', 'off', true)")
