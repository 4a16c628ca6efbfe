"""What a company brings to the packs: newer versions, acceptances of drafts, and readings of unclear texts."""

from __future__ import annotations

from django.db import models


class PackVersion(models.Model):
    """A version that was brought in as a file; the packs that ship have no rows."""

    pack = models.CharField(max_length=80)
    version = models.CharField(max_length=40)
    text = models.TextField()
    by_id = models.BigIntegerField()
    at = models.DateTimeField()

    class Meta:
        db_table = "regulations_pack_version"
        constraints = [models.UniqueConstraint(fields=["pack", "version"], name="regulations_version_once")]


class PackAcceptance(models.Model):
    """A named administrator took a draft into service, in this version."""

    pack = models.CharField(max_length=80)
    version = models.CharField(max_length=40)
    name = models.CharField(max_length=120)
    by_id = models.BigIntegerField()
    at = models.DateTimeField()

    class Meta:
        db_table = "regulations_pack_acceptance"
        constraints = [
            models.UniqueConstraint(fields=["pack", "version"], name="regulations_acceptance_once")
        ]


class ChosenReading(models.Model):
    """The reading of an unclear text that a company chose."""

    pack = models.CharField(max_length=80)
    switch = models.CharField(max_length=80)
    reading = models.CharField(max_length=80)
    by_id = models.BigIntegerField()
    at = models.DateTimeField()

    class Meta:
        db_table = "regulations_chosen_reading"
        constraints = [models.UniqueConstraint(fields=["pack", "switch"], name="regulations_reading_once")]
