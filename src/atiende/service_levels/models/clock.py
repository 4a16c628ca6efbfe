"""Clocks of cases, and what happened to each."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from atiende.platform.partitions import NextId
from atiende.service_levels.rules.course import Course
from atiende.service_levels.rules.kinds import ClockKind


class Clock(models.Model):
    """One promise in one case. Seconds are open seconds of its calendar.

    `rule`: of a legal clock. `zone`: the case's own. `pauses`: what holds it up; it runs while there is none.
    `done_step`: the per cent of which everybody was told. `next_alarm_at`: when it asks for attention again; an open
    clock costs nothing until then. `due_at` is the target; `promised_at` what the customer was told, which only a
    person moves. `is_provisional`: due after the last day whose holidays are known.
    """

    ticket = models.ForeignKey("tickets.Ticket", on_delete=models.CASCADE, related_name="+", db_index=False)
    kind = models.CharField(max_length=12, choices=[(kind.value, kind.value) for kind in ClockKind])
    rule = models.CharField(max_length=120, blank=True)
    policy = models.ForeignKey(
        "service_levels.Policy", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    policy_number = models.PositiveIntegerField(null=True)
    calendar = models.CharField(max_length=40, blank=True)
    zone = models.CharField(max_length=64)
    team_id = models.BigIntegerField(null=True)
    agent_id = models.BigIntegerField(null=True)
    target_seconds = models.BigIntegerField(null=True)
    consumed_seconds = models.BigIntegerField(default=0)
    steps = ArrayField(models.PositiveSmallIntegerField(), default=list)
    done_step = models.PositiveSmallIntegerField(default=0)
    started_at = models.DateTimeField()
    running_since = models.DateTimeField(null=True)
    paused_at = models.DateTimeField(null=True)
    pauses = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    due_at = models.DateTimeField(null=True)
    promised_at = models.DateTimeField(null=True)
    is_provisional = models.BooleanField(default=False)
    next_alarm_at = models.DateTimeField(null=True)
    breached_at = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(null=True)
    end = models.CharField(max_length=12, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["ticket", "kind", "rule"],
                condition=Q(stopped_at=None),
                name="service_clock_open_once",
            ),
            models.CheckConstraint(
                condition=Q(target_seconds__isnull=False) | Q(kind=ClockKind.LEGAL.value),
                name="service_clock_target",
            ),
        ]
        indexes = [
            models.Index(fields=["ticket", "id"], name="service_clock_of_ticket"),
            models.Index(
                fields=["next_alarm_at", "id"],
                condition=Q(next_alarm_at__isnull=False),
                name="service_clock_alarm",
            ),
            models.Index(fields=["stopped_at", "id"], name="service_clock_stopped"),
            models.Index(
                fields=["policy", "id"], condition=Q(stopped_at=None), name="service_clock_open_of_policy"
            ),
            models.Index(fields=["id"], condition=Q(is_provisional=True), name="service_clock_provisional"),
        ]

    @property
    def course(self) -> Course:
        """For the arithmetic. Not of legal clocks, whose date was handed in."""
        assert self.target_seconds is not None, "a clock with a target"
        return Course(
            target=self.target_seconds, consumed=self.consumed_seconds, running_since=self.running_since
        )


class ClockEntry(models.Model):
    """What happened to a clock. `data`: seconds, moments (ISO 8601), codes and ids; never words of people."""

    id = models.BigIntegerField(primary_key=True, db_default=NextId())
    clock = models.ForeignKey(Clock, on_delete=models.CASCADE, related_name="entries", db_index=False)
    what = models.CharField(max_length=16)
    data = models.JSONField(default=dict, blank=True)
    at = models.DateTimeField()
    actor_id = models.BigIntegerField(default=0)
    actor_label = models.CharField(max_length=150, blank=True)

    class Meta:
        indexes = [models.Index(fields=["clock", "id"], name="service_entry_of_clock")]
