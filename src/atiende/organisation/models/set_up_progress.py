"""How far the first set-up has come: one row while it lasts, none afterwards."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

ONLY_ID = 1


class SetUpProgress(models.Model):
    """`answers` holds what was typed in each step; `holder` is the digest of the browser that is filling it in."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY_ID)
    answers = models.JSONField(default=dict)
    holder = models.CharField(max_length=64)
    administrator_id = models.BigIntegerField(null=True)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=ONLY_ID), name="set_up_progress_only_one")]

    def __str__(self) -> str:
        return "set-up"
