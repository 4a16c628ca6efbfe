"""What stands below a mail."""

from __future__ import annotations

from django.db import models


class Signature(models.Model):
    """Of a brand (`agent` empty), or of one person for all brands (`brand` empty). With variables; `html` empty where
    it has no formatting. Without a row: what the mailbox says."""

    brand = models.ForeignKey("organisation.Brand", null=True, on_delete=models.CASCADE, related_name="+")
    agent = models.ForeignKey("organisation.Agent", null=True, on_delete=models.CASCADE, related_name="+")
    text = models.TextField()
    html = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["brand", "agent"], nulls_distinct=False, name="signature_once"),
            models.CheckConstraint(
                condition=models.Q(brand=None, agent__isnull=False)
                | models.Q(agent=None, brand__isnull=False),
                name="signature_of_one",
            ),
        ]
