"""A list of cases that somebody keeps under a name."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q


class View(models.Model):
    """`condition`: as `tickets.rules.conditions` keeps it. `search`: words of a search instead, and then no condition.

    `owner` empty: whoever made it is gone, and those with whom it is shared have it still.
    """

    class Shared(models.TextChoices):
        NOBODY = "nobody"
        TEAMS = "teams"
        EVERYBODY = "everybody"

    name = models.CharField(max_length=60)
    owner = models.ForeignKey(
        "organisation.Agent", null=True, on_delete=models.SET_NULL, related_name="+", db_index=False
    )
    shared = models.CharField(max_length=10, choices=Shared, default=Shared.NOBODY)
    condition = models.JSONField()
    search = models.CharField(max_length=300, blank=True)
    order = models.CharField(max_length=20)
    columns = ArrayField(models.CharField(max_length=60))
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [
            models.Index(fields=["owner"], name="view_of_owner"),
            models.Index(fields=["shared"], condition=~Q(shared="nobody"), name="view_shared"),
        ]

    def __str__(self) -> str:
        return self.name


class ViewTeam(models.Model):
    """A team with which a view is shared."""

    view = models.ForeignKey(View, on_delete=models.CASCADE, related_name="team_links")
    team = models.ForeignKey("organisation.Team", on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["view", "team"], name="view_team_once")]


class ViewPlace(models.Model):
    """Where a view stands for one person, or that they do not want to see it."""

    agent = models.ForeignKey(
        "organisation.Agent", on_delete=models.CASCADE, related_name="+", db_index=False
    )
    view = models.ForeignKey(View, on_delete=models.CASCADE, related_name="places")
    position = models.PositiveSmallIntegerField()
    is_hidden = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agent", "view"], name="view_place_once")]
