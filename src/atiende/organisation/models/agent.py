"""A user as a member of staff: what customers call them, their post and the brands they serve."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from atiende.organisation.models.brand import Brand


class Agent(models.Model):
    """`folded_name` follows the user's name, so that lists are ordered and searched without looking below."""

    user = models.OneToOneField("identity.User", primary_key=True, on_delete=models.CASCADE, related_name="+")
    folded_name = models.CharField(max_length=150, db_collation="C")
    display_name = models.CharField(max_length=100)
    job_title = models.CharField(max_length=100, blank=True)
    serves_all_brands = models.BooleanField(default=True)
    created_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(display_name=""), name="agent_has_display_name")]
        indexes = [models.Index(fields=["folded_name", "user"], name="agent_by_name")]

    def __str__(self) -> str:
        return self.display_name


class AgentBrand(models.Model):
    """A brand that an agent serves; counts when the agent does not serve all of them."""

    agent = models.ForeignKey(Agent, on_delete=models.CASCADE, related_name="brand_links")
    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="agent_links")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agent", "brand"], name="agent_brand_once")]

    def __str__(self) -> str:
        return f"{self.agent_id}/{self.brand_id}"
