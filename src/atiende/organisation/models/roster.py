"""Who works when: patterns of shifts, the shifts of each person, and absences."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from atiende.organisation.models.agent import Agent
from atiende.organisation.rules.roster import AbsenceKind, AbsenceState


class ShiftPattern(models.Model):
    """A week of shifts, Monday first, in minutes of the local day; over 1440 is the next day."""

    name = models.CharField(max_length=80)
    folded_name = models.CharField(max_length=80, db_collation="C")
    week = models.JSONField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["folded_name"], name="shift_pattern_name_once")]

    def __str__(self) -> str:
        return self.name


class Shift(models.Model):
    """One shift of one person, as instants: a later change of zone moves none."""

    agent = models.ForeignKey(Agent, on_delete=models.CASCADE, related_name="shifts")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    pattern = models.ForeignKey(ShiftPattern, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agent", "starts_at"], name="shift_once"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="shift_ends_after_start"),
        ]
        indexes = [
            models.Index(fields=["starts_at"], name="shift_by_start"),
            models.Index(fields=["ends_at"], name="shift_by_end"),
        ]

    def __str__(self) -> str:
        return f"{self.agent_id} {self.starts_at:%Y-%m-%d %H:%M}"


class Absence(models.Model):
    """From a day to a day, both included, of the person's own zone. It counts when it was approved."""

    agent = models.ForeignKey(Agent, on_delete=models.CASCADE, related_name="absences")
    kind = models.CharField(max_length=10, choices=[(kind.value, kind.value) for kind in AbsenceKind])
    first_on = models.DateField()
    last_on = models.DateField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    state = models.CharField(
        max_length=10,
        choices=[(state.value, state.value) for state in AbsenceState],
        default=AbsenceState.ASKED.value,
    )
    asked_at = models.DateTimeField()
    asked_by_id = models.BigIntegerField()
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by_id = models.BigIntegerField(null=True, blank=True)
    decided_by_label = models.CharField(max_length=150, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(last_on__gte=F("first_on")), name="absence_last_after_first"),
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in AbsenceKind]), name="absence_kind"
            ),
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in AbsenceState]), name="absence_state"
            ),
        ]
        indexes = [
            models.Index(fields=["agent", "starts_at"], name="absence_of_agent"),
            models.Index(fields=["starts_at"], condition=Q(state="asked"), name="absence_awaiting"),
        ]

    def __str__(self) -> str:
        return f"{self.agent_id} {self.first_on}"
