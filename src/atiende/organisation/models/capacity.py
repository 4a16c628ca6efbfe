"""How much people carry at once. Without rows the usual measures of `rules.capacity` count."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from atiende.organisation.models.agent import Agent


class ChannelWeight(models.Model):
    """What a case of the channel weighs in this company, and how many one person has at most."""

    channel = models.CharField(max_length=20, primary_key=True, db_collation="C")
    weight = models.DecimalField(max_digits=6, decimal_places=2)
    most = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(weight__gt=0), name="channel_weight_positive")]

    def __str__(self) -> str:
        return self.channel


class AgentCapacity(models.Model):
    agent = models.OneToOneField(Agent, primary_key=True, on_delete=models.CASCADE, related_name="+")
    units = models.DecimalField(max_digits=6, decimal_places=2)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(units__gt=0), name="agent_capacity_positive")]

    def __str__(self) -> str:
        return f"{self.agent_id}"


class AgentChannel(models.Model):
    """What differs for one person on one channel: not enabled, or another number at most."""

    agent = models.ForeignKey(Agent, on_delete=models.CASCADE, related_name="channels")
    channel = models.CharField(max_length=20, db_collation="C")
    is_enabled = models.BooleanField(default=True)
    most = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agent", "channel"], name="agent_channel_once")]

    def __str__(self) -> str:
        return f"{self.agent_id}/{self.channel}"
