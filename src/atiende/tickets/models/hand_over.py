"""A case given to somebody else with a summary: shown to them at the top until they have read it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from atiende.tickets.models.message import Message
from atiende.tickets.models.ticket import Ticket


class HandOver(models.Model):
    """The summary itself is a note (`message`). `agent` or `team`: to whom. `read_at`: empty until they read it."""

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="hand_overs")
    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="+")
    agent = models.ForeignKey("organisation.Agent", null=True, on_delete=models.CASCADE, related_name="+")
    team = models.ForeignKey("organisation.Team", null=True, on_delete=models.CASCADE, related_name="+")
    by_id = models.BigIntegerField()
    by_label = models.CharField(max_length=150)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    read_by_id = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(agent__isnull=False) | Q(team__isnull=False), name="hand_over_to_somebody"
            ),
            models.UniqueConstraint(
                fields=["ticket"], condition=Q(read_at=None), name="hand_over_one_unread"
            ),
        ]


class HandOverRule(models.Model):
    """Whether a case that somebody has may be given away without a summary: one row, or none while it may."""

    is_summary_needed = models.BooleanField(default=False)
