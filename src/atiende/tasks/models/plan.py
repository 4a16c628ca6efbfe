"""Resolution plans: what is done for a kind of problem, in one go."""

from __future__ import annotations

from django.db import models


class PlanTemplate(models.Model):
    """`items`: lines of a checklist [{text, is_needed}]; `tasks`: [{title, days, agent_id, team_id}], days counted from
    the day of applying; `text`: words for the answer to the customer.
    """

    name = models.CharField(max_length=100)
    brand = models.ForeignKey(
        "organisation.Brand", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    category = models.CharField(max_length=60, blank=True)
    items = models.JSONField(default=list, blank=True)
    tasks = models.JSONField(default=list, blank=True)
    text = models.TextField(blank=True)
    is_in_use = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["name", "brand"], nulls_distinct=False, name="plan_template_once")
        ]

    def __str__(self) -> str:
        return self.name


class AppliedPlan(models.Model):
    """Which plan a case follows; its checklist and tasks are the case's own from then on."""

    ticket = models.ForeignKey("tickets.Ticket", on_delete=models.CASCADE, related_name="+")
    template = models.ForeignKey(PlanTemplate, null=True, on_delete=models.SET_NULL, related_name="+")
    name = models.CharField(max_length=100)
    text = models.TextField(blank=True)
    made_at = models.DateTimeField()
    made_by_id = models.BigIntegerField()
    made_by_label = models.CharField(max_length=150)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["ticket", "template"], name="plan_applied_once")]

    def __str__(self) -> str:
        return self.name
