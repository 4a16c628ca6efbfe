"""Several changes of a case under one name."""

from __future__ import annotations

from django.db import models


class Macro(models.Model):
    """`owner` empty: everybody's. `steps`: a list of {kind, value…} in their order, as `rules.steps` reads them."""

    name = models.CharField(max_length=80)
    sought = models.CharField(max_length=200, db_collation="C")
    owner = models.ForeignKey(
        "organisation.Agent", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    brand = models.ForeignKey(
        "organisation.Brand", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    team = models.ForeignKey(
        "organisation.Team", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    steps = models.JSONField(default=list)
    uses = models.PositiveIntegerField(default=0)
    used_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["owner", "name"], name="macro_by_owner")]

    def __str__(self) -> str:
        return self.name
