"""Who may be the same person twice, and who was found not to be."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from atiende.customers.models.customer import Customer


class LikelyDuplicate(models.Model):
    """Two customers that look like one, and why: codes of `rules.likeness.Evidence`. Written anew by each search."""

    low = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="+")
    high = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="+")
    evidence = ArrayField(models.CharField(max_length=20))
    strength = models.PositiveSmallIntegerField()
    found_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["-strength", "id"], name="likely_duplicate_order")]
        constraints = [
            models.UniqueConstraint(fields=["low", "high"], name="likely_duplicate_once"),
            models.CheckConstraint(condition=Q(low__lt=F("high")), name="likely_duplicate_ordered"),
        ]


class ToldApart(models.Model):
    """Somebody looked at these two: they are not the same. Never proposed again."""

    low = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="+")
    high = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="+")
    told_at = models.DateTimeField()
    told_by_id = models.BigIntegerField()
    told_by_label = models.CharField(max_length=150)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["low", "high"], name="told_apart_once"),
            models.CheckConstraint(condition=Q(low__lt=F("high")), name="told_apart_ordered"),
        ]
