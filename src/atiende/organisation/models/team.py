"""A team and who belongs to it, from one day until another."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from atiende.organisation.models.agent import Agent
from atiende.organisation.models.brand import Brand
from atiende.organisation.models.calendar import WorkingCalendar


class Team(models.Model):
    """`brand` empty: the team serves all brands. `calendar` empty: it works when its brand or the company does."""

    name = models.CharField(max_length=100)
    folded_name = models.CharField(max_length=100, db_collation="C")
    purpose = models.CharField(max_length=200, blank=True)
    brand = models.ForeignKey(Brand, null=True, blank=True, on_delete=models.PROTECT, related_name="teams")
    calendar = models.ForeignKey(
        WorkingCalendar, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", db_index=False
    )
    created_at = models.DateTimeField()
    submission = models.UUIDField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["folded_name"], name="team_name_once"),
            models.UniqueConstraint(fields=["submission"], name="team_submission_once"),
            models.CheckConstraint(condition=~Q(folded_name=""), name="team_has_name"),
        ]

    def __str__(self) -> str:
        return self.name


class TeamArchival(models.Model):
    """The team is archived: since when and by whom. Restoring it removes the row."""

    team = models.OneToOneField(Team, primary_key=True, on_delete=models.CASCADE, related_name="archival")
    archived_at = models.DateTimeField()
    archived_by_id = models.BigIntegerField()
    archived_by_label = models.CharField(max_length=150)

    def __str__(self) -> str:
        return f"{self.team_id}"


class TeamMembership(models.Model):
    """One stay of an agent in a team; `until_on` empty: still there. The leader is a member who leads."""

    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="memberships")
    agent = models.ForeignKey(Agent, on_delete=models.CASCADE, related_name="memberships")
    since_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    is_leader = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["team", "agent"], condition=Q(until_on=None), name="membership_once_at_a_time"
            ),
            models.UniqueConstraint(
                fields=["team"], condition=Q(until_on=None, is_leader=True), name="membership_one_leader"
            ),
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=F("since_on")),
                name="membership_until_after_since",
            ),
        ]
        indexes = [
            models.Index(fields=["agent"], condition=Q(until_on=None), name="membership_current_of_agent")
        ]

    def __str__(self) -> str:
        return f"{self.team_id}/{self.agent_id}"
