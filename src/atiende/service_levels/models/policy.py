"""Policies, and every version that was ever saved of them."""

from __future__ import annotations

from django.db import models


class Policy(models.Model):
    """`active_number`: the version that works; empty while it is off. The first in order of `position` that fits."""

    name = models.CharField(max_length=100)
    folded_name = models.CharField(max_length=100, unique=True, db_collation="C")
    position = models.PositiveIntegerField()
    active_number = models.PositiveIntegerField(null=True)
    created_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["position", "id"], name="service_policy_order")]

    def __str__(self) -> str:
        return self.name


class PolicyVersion(models.Model):
    """What a policy said from a moment on; versions are never changed, and clocks name theirs."""

    policy = models.ForeignKey(Policy, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    definition = models.JSONField()
    made_at = models.DateTimeField()
    made_by_id = models.BigIntegerField()
    made_by_label = models.CharField(max_length=150)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["policy", "number"], name="service_policy_version_once")
        ]
