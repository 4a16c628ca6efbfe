"""Units of the company: several trees at once, one for each dimension; places and belongings have their days."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from atiende.organisation.models.agent import Agent
from atiende.organisation.models.team import Team
from atiende.organisation.rules.units import Dimension, UnitRole


class Unit(models.Model):
    """`team`: who does its work in cases, if anybody; teams are no units and stay what they are."""

    name = models.CharField(max_length=100)
    folded_name = models.CharField(max_length=100, db_collation="C")
    dimension = models.CharField(max_length=10, choices=[(each.value, each.value) for each in Dimension])
    purpose = models.CharField(max_length=200, blank=True)
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField()
    submission = models.UUIDField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dimension", "folded_name"], name="unit_name_once"),
            models.UniqueConstraint(fields=["submission"], name="unit_submission_once"),
            models.CheckConstraint(condition=~Q(folded_name=""), name="unit_has_name"),
            models.CheckConstraint(
                condition=Q(dimension__in=[each.value for each in Dimension]), name="unit_dimension"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class UnitArchival(models.Model):
    """The unit is archived: since when and by whom. Restoring it removes the row."""

    unit = models.OneToOneField(Unit, primary_key=True, on_delete=models.CASCADE, related_name="archival")
    archived_on = models.DateField()
    archived_at = models.DateTimeField()
    archived_by_id = models.BigIntegerField()
    archived_by_label = models.CharField(max_length=150)

    def __str__(self) -> str:
        return f"{self.unit_id}"


class UnitPlace(models.Model):
    """Under which unit it stood, from a day until the last one (empty: still). `parent` empty: at the top."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="places")
    parent = models.ForeignKey(Unit, null=True, on_delete=models.CASCADE, related_name="places_below")
    from_on = models.DateField()
    until_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit"], condition=Q(until_on=None), name="unit_one_last_place"),
            models.UniqueConstraint(fields=["unit", "from_on"], name="unit_place_a_day"),
            models.CheckConstraint(condition=~Q(unit=F("parent")), name="unit_not_under_itself"),
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=F("from_on")), name="unit_place_days_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id}/{self.parent_id}"


class Belonging(models.Model):
    """One stay of a person in a unit, in one role, both days included; `until_on` empty: without an end."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="belongings")
    agent = models.ForeignKey(Agent, on_delete=models.CASCADE, related_name="belongings")
    role = models.CharField(max_length=10, choices=[(each.value, each.value) for each in UnitRole])
    from_on = models.DateField()
    until_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "agent", "role"], condition=Q(until_on=None), name="belonging_once_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=F("from_on")), name="belonging_days_in_order"
            ),
            models.CheckConstraint(
                condition=Q(role__in=[each.value for each in UnitRole]), name="belonging_role"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id}/{self.agent_id}"
