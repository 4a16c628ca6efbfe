"""What belongs to the demonstration company."""

from __future__ import annotations

from django.db import models


class DemonstrationRow(models.Model):
    """`kind` is that of a row as the audit names it (brand, team, user, customer), `object_id` its id."""

    kind = models.CharField(max_length=20)
    object_id = models.BigIntegerField()

    class Meta:
        db_table = "platform_demonstration_row"
        constraints = [
            models.UniqueConstraint(fields=["kind", "object_id"], name="demonstration_row_once"),
        ]
