"""Who can be given work, since when and why: rows from and to, the open one is what counts now."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from atiende.organisation.models.agent import Agent
from atiende.organisation.rules.presence import Presence


class PresenceSpan(models.Model):
    """`channel` empty: for all of them. `until` empty: now."""

    agent = models.ForeignKey(Agent, on_delete=models.CASCADE, related_name="presences")
    channel = models.CharField(max_length=20, blank=True, db_collation="C")
    state = models.CharField(max_length=10, choices=[(state.value, state.value) for state in Presence])
    reason = models.CharField(max_length=12, blank=True)
    is_automatic = models.BooleanField(default=False)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agent", "channel"], condition=Q(until=None), name="presence_one_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="presence_until_after_since"
            ),
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in Presence]), name="presence_state"
            ),
        ]
        indexes = [models.Index(fields=["agent", "since"], name="presence_of_agent")]

    def __str__(self) -> str:
        return f"{self.agent_id} {self.state}"


class Activity(models.Model):
    """When a person was last seen to do something, to the two minutes."""

    agent = models.OneToOneField(Agent, primary_key=True, on_delete=models.CASCADE, related_name="+")
    active_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.agent_id}"
