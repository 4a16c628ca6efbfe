"""Minutes that somebody spent on a case. Rows are only added: a correction is a row that says which one it corrects."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class TimeEntry(models.Model):
    """`minutes` below zero only in a correction. `by_timer`: counted by the page and accepted by the person."""

    ticket = models.ForeignKey("tickets.Ticket", on_delete=models.CASCADE, related_name="+")
    agent = models.ForeignKey("organisation.Agent", null=True, on_delete=models.SET_NULL, related_name="+")
    agent_label = models.CharField(max_length=150)
    minutes = models.IntegerField()
    is_billable = models.BooleanField(default=False)
    by_timer = models.BooleanField(default=False)
    what = models.CharField(max_length=200, blank=True)
    worked_on = models.DateField()
    corrects = models.ForeignKey("self", null=True, on_delete=models.CASCADE, related_name="corrections")
    made_at = models.DateTimeField()
    made_by_id = models.BigIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(minutes__gt=0) | Q(corrects__isnull=False), name="time_entry_counts"
            ),
        ]
        indexes = [models.Index(fields=["worked_on", "id"], name="time_entry_by_day")]

    def __str__(self) -> str:
        return f"{self.minutes}"
