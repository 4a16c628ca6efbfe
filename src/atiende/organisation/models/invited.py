"""A team that awaits somebody who was invited and has not come in yet."""

from __future__ import annotations

from django.db import models

from atiende.organisation.models.team import Team


class InvitedMembership(models.Model):
    """Becomes a membership when the person with this address comes in; the address is kept folded."""

    email = models.EmailField(max_length=254, db_collation="C")
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="invited")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["email", "team"], name="invited_membership_once")]

    def __str__(self) -> str:
        return f"{self.team_id}"
