"""Imports: what was handed in, how it is to be read, how it went; and what became of which record of another system."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class Import(models.Model):
    """`source` keeps the ids of two accounts apart. `mapping`: heading → column, `teams`: name there → id here or 0.

    `file` is held until it was brought in or grew old; `problems_file` lists the lines that were left out.
    `report` are counts, and names of teams and addresses of agents that nobody here has.
    """

    class State(models.TextChoices):
        PREPARED = "prepared"
        TRYING = "trying"
        TRIED = "tried"
        RUNNING = "running"
        DONE = "done"
        STOPPED = "stopped"

    kind = models.CharField(max_length=12)
    system = models.CharField(max_length=12)
    source = models.CharField(max_length=120)
    brand = models.ForeignKey("organisation.Brand", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State, default=State.PREPARED)
    file = models.ForeignKey("platform.StoredFileRow", null=True, on_delete=models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=200, blank=True)
    headings = models.JSONField(default=list, blank=True)
    mapping = models.JSONField(default=dict, blank=True)
    teams = models.JSONField(default=dict, blank=True)
    makes_teams = models.BooleanField(default=True)
    report = models.JSONField(default=dict, blank=True)
    problems_file = models.ForeignKey(
        "platform.StoredFileRow", null=True, on_delete=models.PROTECT, related_name="+"
    )
    long_job_id = models.BigIntegerField(null=True)
    begun_by_id = models.BigIntegerField()
    begun_by_label = models.CharField(max_length=200)
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["tickets", "customers", "articles"]), name="import_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(system__in=["zendesk", "zammad", "csv", "json"]), name="import_system_known"
            ),
        ]


class ImportOrigin(models.Model):
    """The id that a record had elsewhere, and what it is here: it is never brought in twice.

    After an erasure `object_id` is empty and `origin_id` a keyed digest: it stops the person from coming back.
    """

    source = models.CharField(max_length=120, db_collation="C")
    kind = models.CharField(max_length=12)
    origin_id = models.CharField(max_length=160, db_collation="C")
    object_id = models.BigIntegerField(null=True)
    of_import = models.ForeignKey(
        Import, null=True, on_delete=models.SET_NULL, related_name="+", db_index=False
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "kind", "origin_id"], name="import_origin_once")
        ]
        indexes = [models.Index(fields=["kind", "object_id"], name="import_origin_of_object")]
