"""Rules, and every version that was ever saved of them."""

from __future__ import annotations

from django.db import models


class Rule(models.Model):
    """`active_number`: the version that works; empty while it is off. `pause`: why it stopped by itself (`gone` or
    `loop`); `pause_details` names what is gone or which case it was. Rules look at an event in the order of `position`.
    """

    name = models.CharField(max_length=100)
    folded_name = models.CharField(max_length=100, unique=True, db_collation="C")
    position = models.PositiveIntegerField()
    active_number = models.PositiveIntegerField(null=True)
    switched_on_at = models.DateTimeField(null=True)
    pause = models.CharField(max_length=10, blank=True)
    pause_details = models.JSONField(default=dict, blank=True)
    created_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["position", "id"], name="rule_order")]

    def __str__(self) -> str:
        return self.name


class RuleVersion(models.Model):
    """What a rule said from a moment on; versions are never changed."""

    rule = models.ForeignKey(Rule, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    definition = models.JSONField()
    made_at = models.DateTimeField()
    made_by_id = models.BigIntegerField()
    made_by_label = models.CharField(max_length=150)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["rule", "number"], name="rule_version_once")]
