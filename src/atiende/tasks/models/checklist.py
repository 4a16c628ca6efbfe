"""Checklists: templates of the company, and what was applied to cases."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class ChecklistTemplate(models.Model):
    """Of one brand, or of all. `items`: [{text, is_needed}] in order. What was applied stays as it was."""

    name = models.CharField(max_length=100)
    brand = models.ForeignKey(
        "organisation.Brand", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    category = models.CharField(max_length=60, blank=True)
    items = models.JSONField(default=list)
    is_in_use = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["name", "brand"], nulls_distinct=False, name="checklist_template_once"
            )
        ]

    def __str__(self) -> str:
        return self.name


class Checklist(models.Model):
    """Applied to a case: its lines are copies."""

    ticket = models.ForeignKey("tickets.Ticket", on_delete=models.CASCADE, related_name="+")
    template = models.ForeignKey(
        ChecklistTemplate, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    name = models.CharField(max_length=100)
    made_at = models.DateTimeField()
    made_by_id = models.BigIntegerField()

    def __str__(self) -> str:
        return self.name


class ChecklistItem(models.Model):
    checklist = models.ForeignKey(Checklist, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=200)
    is_needed = models.BooleanField(default=False)
    ticked_at = models.DateTimeField(null=True)
    ticked_by_id = models.BigIntegerField(null=True)
    ticked_by_label = models.CharField(max_length=150, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["checklist", "position"], name="checklist_item_place"),
            models.CheckConstraint(condition=~Q(text=""), name="checklist_item_says"),
        ]

    def __str__(self) -> str:
        return self.text
