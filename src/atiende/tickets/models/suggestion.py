"""What was suggested in a case and is not wanted there."""

from __future__ import annotations

from django.db import models

from atiende.tickets.models.ticket import Ticket


class DismissedSuggestion(models.Model):
    """`key` as `rules.suggestions` names it: ids and counts, never the words of a person."""

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="dismissed_suggestions")
    key = models.CharField(max_length=60)
    dismissed_at = models.DateTimeField()
    dismissed_by_id = models.BigIntegerField()
    dismissed_by_label = models.CharField(max_length=150)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["ticket", "key"], name="suggestion_dismissed_once")]
