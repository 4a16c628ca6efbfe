"""Roles are named sets of grants; a person holds any number of them and may do what all of them together allow."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models


class Role(models.Model):
    code = models.SlugField(max_length=50, unique=True)
    name = models.CharField(max_length=100)
    is_builtin = models.BooleanField(default=False)
    grants = ArrayField(models.CharField(max_length=50), default=list)
    requires_second_step = models.BooleanField(default=False)  # chosen on screen, for built-in roles too

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name


class RoleAssignment(models.Model):
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="role_assignments"
    )
    role = models.ForeignKey(Role, on_delete=models.PROTECT, related_name="assignments")
    assigned_by_id = models.BigIntegerField()  # an actor's id, 0 for the system: it outlives the person
    assigned_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "role"], name="identity_role_assigned_once")]
