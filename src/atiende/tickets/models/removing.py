"""Cases that go whole, rows and all: only those of a demonstration, which never were anybody's."""

from __future__ import annotations

from collections.abc import Sequence

from atiende.platform.demonstration import forget_marks, marked
from atiende.platform.storage import release
from atiende.tickets.models.custom_field import CustomField, CustomFieldBrand
from atiende.tickets.models.drafts import forget_drafts
from atiende.tickets.models.erasing import erasing
from atiende.tickets.models.field_files import drop_field_files
from atiende.tickets.models.message import Attachment, Message
from atiende.tickets.models.reviews import forget_reviews
from atiende.tickets.models.searching_again import forget_words
from atiende.tickets.models.ticket import Ticket
from atiende.tickets.models.waiting import forget_waiting


def remove_tickets(ticket_ids: Sequence[int]) -> None:
    """With messages, files, timeline and all that hangs on them, in the transaction of the caller."""
    messages = Message.objects.filter(ticket_id__in=ticket_ids)
    forget_words(list(messages.values_list("pk", flat=True)))
    held = Attachment.objects.filter(message__ticket_id__in=ticket_ids).exclude(file=None)
    for file_id in sorted(held.values_list("file_id", flat=True)):
        release(file_id)
    forget_drafts(ticket_id__in=ticket_ids)
    forget_reviews(ticket_id__in=ticket_ids)
    drop_field_files(*ticket_ids)
    forget_waiting(ticket_id__in=ticket_ids)
    left_alone = Ticket.objects.filter(merge__target_id__in=ticket_ids).exclude(pk__in=ticket_ids)
    left_alone.update(is_merged=False)
    with erasing():
        Ticket.objects.filter(pk__in=ticket_ids).delete()


def remove_marked_fields() -> None:
    """The demonstration's fields; one that was given to other brands, or to all, is the company's and stays."""
    of_demonstration = CustomFieldBrand.objects.filter(brand_id__in=marked("brand"))
    elsewhere = CustomFieldBrand.objects.exclude(brand_id__in=marked("brand")).values("field_id")
    fields = CustomField.objects.filter(pk__in=marked("custom_field"))
    fields.filter(pk__in=of_demonstration.values("field_id")).exclude(pk__in=elsewhere).delete()
    of_demonstration.filter(field_id__in=elsewhere).delete()
    forget_marks("custom_field", marked("custom_field"))
