"""Categories and statuses that came with a demonstration and go with it; what real cases have by now stays."""

from __future__ import annotations

from atiende.platform.demonstration import forget_marks, marked
from atiende.tickets.models.contact_reason import ContactReason, ContactReasonBrand
from atiende.tickets.models.custom_field import CustomField
from atiende.tickets.models.status import TicketStatus
from atiende.tickets.models.ticket import Ticket


def remove_marked_reasons() -> None:
    """From below upwards. What stays is no more limited to brands that go."""
    ids = marked("contact_reason")
    asked = {pk for found in CustomField.objects.values_list("reason_ids", flat=True) for pk in found}
    free = ContactReason.objects.filter(pk__in=ids - asked).exclude(
        pk__in=Ticket.objects.filter(contact_reason_id__in=ids).values("contact_reason_id")
    )
    while lowest := list(free.exclude(children__isnull=False).values_list("pk", flat=True)):
        ContactReason.objects.filter(pk__in=lowest).delete()
    ContactReasonBrand.objects.filter(brand_id__in=marked("brand")).delete()
    forget_marks("contact_reason", ids)


def remove_marked_statuses() -> None:
    ids = marked("ticket_status")
    used = Ticket.objects.filter(status_id__in=ids).values("status_id")
    TicketStatus.objects.filter(pk__in=ids).exclude(pk__in=used).delete()
    forget_marks("ticket_status", ids)
