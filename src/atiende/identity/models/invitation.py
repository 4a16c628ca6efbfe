"""An invitation waits for the person to choose a name and a password; only a digest of its secret is kept."""

from __future__ import annotations

from django.db import models

from atiende.identity.models.role import Role


class Invitation(models.Model):
    email = models.EmailField()
    name = models.CharField(max_length=150, blank=True)
    language = models.CharField(max_length=10, default="es")
    roles = models.ManyToManyField(Role, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    invited_by_id = models.BigIntegerField()
    invited_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["email"],
                condition=models.Q(accepted_at=None, withdrawn_at=None),
                name="identity_invitation_pending_once",
            ),
        ]

    def __str__(self) -> str:
        return f"invitation {self.pk}"
