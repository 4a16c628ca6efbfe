"""A change of many cases at once, and what each was before."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class BulkChange(models.Model):
    """`change`: as `rules.bulk.Change` keeps it. `undoes`: the one that this takes back, and then it has no list.

    `condition`, `order`: the list whose cases are meant, as they are when the job begins.
    """

    change = models.JSONField()
    condition = models.JSONField()
    order = models.CharField(max_length=20)
    undoes = models.OneToOneField("self", null=True, on_delete=models.CASCADE, related_name="undone_by")
    long_job_id = models.BigIntegerField(unique=True)
    requested_by_id = models.BigIntegerField()
    requested_by_label = models.CharField(max_length=150)
    requested_at = models.DateTimeField()
    changed = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["requested_by_id", "-id"], name="bulk_change_of_person")]
        constraints = [
            models.UniqueConstraint(
                fields=["requested_by_id"], condition=Q(finished_at=None), name="bulk_change_one_at_a_time"
            )
        ]


class BulkStep(models.Model):
    """One case that was changed: what it was before, and the version that it had afterwards."""

    bulk = models.ForeignKey(BulkChange, on_delete=models.CASCADE, related_name="steps")
    ticket_id = models.BigIntegerField()
    number = models.BigIntegerField()
    before = models.JSONField()
    version = models.PositiveIntegerField()


class ListExport(models.Model):
    """A list of cases as a file. `file_id` is empty until it is ready."""

    class Format(models.TextChoices):
        CSV = "csv"
        XLSX = "xlsx"

    condition = models.JSONField()
    order = models.CharField(max_length=20)
    columns = models.JSONField()
    name = models.CharField(max_length=60, blank=True)
    format = models.CharField(max_length=4, choices=Format)
    long_job_id = models.BigIntegerField(unique=True)
    requested_by_id = models.BigIntegerField()
    requested_by_label = models.CharField(max_length=150)
    requested_at = models.DateTimeField()
    rows = models.PositiveIntegerField(default=0)
    file_id = models.BigIntegerField(null=True)
    ready_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["requested_by_id", "-id"], name="list_export_of_person"),
            models.Index(fields=["requested_at"], name="list_export_by_age"),
        ]
