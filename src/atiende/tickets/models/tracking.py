"""What opens a case to its customer without an account: a key of which only a keyed digest is kept."""

from __future__ import annotations

from django.db import models

from atiende.tickets.models.ticket import Ticket


class TrackingKey(models.Model):
    """One a ticket. `version` grows with every new key, so that what the old one opened closes."""

    ticket = models.OneToOneField(Ticket, primary_key=True, on_delete=models.CASCADE, related_name="+")
    fingerprint = models.BinaryField(max_length=32)
    version = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField()
    made_by_id = models.BigIntegerField()
