"""The Message-IDs of a case's mails, in order."""

from __future__ import annotations

from atiende.channels.models import OutgoingMail, RawMail

MOST = 30


def header_ids_of(ticket_id: int, *, before: int | None = None) -> list[str]:
    """What came in and what we sent, oldest first, at most the last thirty. `before`: a message left aside with
    all that came after it. Ids of messages are ordered by time."""
    received = RawMail.objects.filter(ticket_id=ticket_id).exclude(header_id="").exclude(message_id=None)
    sent = OutgoingMail.objects.filter(ticket_id=ticket_id)
    if before is not None:
        received, sent = received.filter(message_id__lt=before), sent.filter(message_id__lt=before)
    known = [*received.order_by("-message_id").values_list("message_id", "header_id")[:MOST]]
    known += sent.order_by("-message_id").values_list("message_id", "header_id")[:MOST]
    return list(dict.fromkeys(header_id for _, header_id in sorted(known)))[-MOST:]
