"""What rules did and did not do, case by case, and which cases a rule on time has had already."""

from __future__ import annotations

from django.db import models

from atiende.platform.partitions import NextId


class RuleRun(models.Model):
    """One rule looking at one event. `facts`: what was known, as the rule saw it; `why`: what decided when it did not
    act.

    `deeds`: each with its outcome (done, refused, failed). `depth`: which in the chain of rules that one event began.
    """

    class Outcome(models.TextChoices):
        ACTED = "acted"
        PASSED = "passed"
        REFUSED = "refused"
        FAILED = "failed"
        STOPPED = "stopped"

    id = models.BigIntegerField(primary_key=True, db_default=NextId())
    rule = models.ForeignKey("automation.Rule", on_delete=models.CASCADE, related_name="runs")
    number = models.PositiveIntegerField()
    ticket = models.ForeignKey("tickets.Ticket", on_delete=models.CASCADE, related_name="+", db_index=False)
    event = models.CharField(max_length=100)
    event_id = models.BigIntegerField(null=True)
    correlation_id = models.CharField(max_length=64)
    depth = models.PositiveSmallIntegerField(default=0)
    outcome = models.CharField(max_length=10, choices=Outcome)
    why = models.JSONField(default=dict, blank=True)
    facts = models.JSONField(default=dict, blank=True)
    deeds = models.JSONField(default=list, blank=True)
    at = models.DateTimeField()
    took_ms = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(fields=["rule", "-id"], name="run_of_rule"),
            models.Index(fields=["ticket", "-id"], name="run_of_ticket"),
            models.Index(fields=["id"], condition=models.Q(outcome="stopped"), name="run_stopped"),
        ]


class TimeMark(models.Model):
    """A rule on time had this case since this moment: it has it once, until the moment is another one."""

    rule = models.ForeignKey("automation.Rule", on_delete=models.CASCADE, related_name="+")
    ticket = models.ForeignKey("tickets.Ticket", on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["rule", "ticket", "since"], name="time_mark_once")]
        indexes = [models.Index(fields=["rule", "since"], name="time_mark_of_rule")]
