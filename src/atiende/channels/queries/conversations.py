"""The Message-IDs of a case's mails, in order."""

from __future__ import annotations

from atiende.channels.models import OutgoingMail, RawMail

MOST = 30


def header_ids_of(ticket_id: int, *, before: int | None = None) -> list[str]:
    """What came in and what we sent, oldest first, at most the last thirty. `before`: an outgoing mail left aside."""
    received = RawMail.objects.filter(ticket_id=ticket_id).exclude(header_id="").order_by("-pk")
    sent = OutgoingMail.objects.filter(ticket_id=ticket_id).order_by("-pk")
    if before is not None:
        sent = sent.filter(pk__lt=before)
    dated = [*received.values_list("received_at", "header_id")[:MOST]]
    dated += sent.values_list("queued_at", "header_id")[:MOST]
    return list(dict.fromkeys(header_id for _, header_id in sorted(dated)))[-MOST:]
