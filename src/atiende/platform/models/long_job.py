"""A long piece of work that a person started and watches."""

from __future__ import annotations

from django.db import models


class LongJobRow(models.Model):
    """Progress of a long job, as the screens show it."""

    class State(models.TextChoices):
        QUEUED = "queued"
        RUNNING = "running"
        DONE = "done"
        FAILED = "failed"
        CANCELLED = "cancelled"

    kind = models.CharField(max_length=60)
    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    total = models.BigIntegerField(null=True)
    done = models.BigIntegerField(default=0)
    by_id = models.BigIntegerField()
    by_label = models.CharField(max_length=200)
    queued_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    advanced_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    cancel_requested = models.BooleanField(default=False)
    result = models.JSONField(default=dict)
    errors = models.TextField(blank=True)
    error_count = models.BigIntegerField(default=0)
    correlation_id = models.CharField(max_length=64, blank=True)

    class Meta:
        db_table = "platform_long_job"
