"""The company's own account system (OpenID Connect), at most one."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models

from atiende.identity.models.role import Role

ONLY_ID = 1


class SingleSignOn(models.Model):
    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY_ID)
    name = models.CharField(max_length=100)  # what the button calls it: the company's name
    issuer = models.URLField(max_length=500)
    client_id = models.CharField(max_length=255)
    sealed_secret = models.TextField(blank=True)
    allowed_domains = ArrayField(models.CharField(max_length=253), default=list, blank=True)
    creates_users = models.BooleanField(default=False)
    role = models.ForeignKey(Role, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    is_enabled = models.BooleanField(default=False)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(id=ONLY_ID), name="identity_one_single_sign_on")
        ]

    def __str__(self) -> str:
        return self.name
