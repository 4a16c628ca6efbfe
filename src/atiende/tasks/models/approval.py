"""Approvals: what was asked of whom, and what they said. Neither changes after."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class Approval(models.Model):
    """`outcome` empty: it waits. `is_in_order`: each is asked when the one before has approved.
    `holds_solving`: its case is not solved while it waits.
    """

    class Outcome(models.TextChoices):
        APPROVED = "approved"
        REJECTED = "rejected"
        WITHDRAWN = "withdrawn"

    ticket = models.ForeignKey("tickets.Ticket", on_delete=models.CASCADE, related_name="+")
    subject = models.CharField(max_length=200)
    details = models.TextField(blank=True)
    amount = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    currency = models.CharField(max_length=3, blank=True)
    is_in_order = models.BooleanField(default=False)
    holds_solving = models.BooleanField(default=False)
    due_at = models.DateTimeField(null=True)
    asked_at = models.DateTimeField()
    asked_by_id = models.BigIntegerField()
    asked_by_label = models.CharField(max_length=150)
    outcome = models.CharField(max_length=10, blank=True, choices=Outcome)
    settled_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(amount=None, currency="") | (Q(amount__isnull=False) & ~Q(currency="")),
                name="approval_amount_has_currency",
            ),
        ]
        indexes = [models.Index(fields=["due_at"], condition=Q(outcome=""), name="approval_waiting")]

    def __str__(self) -> str:
        return self.subject


class ApprovalStep(models.Model):
    """One who is asked: a person, or whoever has a role. `label`: what they were called then.
    `for_agent_id`: in whose place a deputy decided; else 0.
    """

    class Decision(models.TextChoices):
        APPROVED = "approved"
        REJECTED = "rejected"

    approval = models.ForeignKey(Approval, on_delete=models.CASCADE, related_name="steps")
    position = models.PositiveSmallIntegerField()
    agent = models.ForeignKey("organisation.Agent", null=True, on_delete=models.SET_NULL, related_name="+")
    role = models.ForeignKey("identity.Role", null=True, on_delete=models.SET_NULL, related_name="+")
    label = models.CharField(max_length=150)
    decision = models.CharField(max_length=10, blank=True, choices=Decision)
    reason = models.CharField(max_length=1_000, blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by_id = models.BigIntegerField(null=True)
    decided_by_label = models.CharField(max_length=150, blank=True)
    for_agent_id = models.BigIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["approval", "position"], name="approval_step_place"),
        ]
        indexes = [
            models.Index(fields=["agent"], condition=Q(decision=""), name="approval_step_of_person"),
            models.Index(fields=["role"], condition=Q(decision=""), name="approval_step_of_role"),
        ]

    def __str__(self) -> str:
        return self.label
