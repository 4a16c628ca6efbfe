"""What a subscription is told: each message, and each attempt at it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from atiende.integrations.models.webhook_subscription import WebhookSubscription


class WebhookDelivery(models.Model):
    """`facts` are the event's ids and codes. `body` is written at the first attempt and never changes: what is sent
    again is the same, under the same `message_id`.

    `event_id` is empty for a test. `withheld`: the person in whose name it is told may not see what it is about.
    """

    class State(models.TextChoices):
        WAITING = "waiting"
        DELIVERED = "delivered"
        FAILED = "failed"
        WITHHELD = "withheld"

    subscription = models.ForeignKey(WebhookSubscription, on_delete=models.CASCADE, related_name="deliveries")
    message_id = models.CharField(max_length=64, unique=True)
    event_id = models.BigIntegerField(null=True)
    event_type = models.CharField(max_length=60)
    facts = models.JSONField(default=dict)
    occurred_at = models.DateTimeField()
    body = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    attempts = models.PositiveIntegerField(default=0)
    next_attempt_at = models.DateTimeField()
    claimed_until = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    correlation_id = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["subscription", "event_id"], name="webhook_told_once"),
        ]
        indexes = [
            models.Index(
                fields=["subscription", "next_attempt_at"],
                condition=Q(state="waiting"),
                name="webhook_delivery_due",
            ),
            models.Index(fields=["subscription", "state", "-id"], name="webhook_delivery_state"),
            models.Index(fields=["occurred_at"], name="webhook_delivery_age"),
        ]


class WebhookAttempt(models.Model):
    """`status` is empty when nobody answered; `problem` then says why. `answer`: the beginning of what came back."""

    delivery = models.ForeignKey(WebhookDelivery, on_delete=models.CASCADE, related_name="tries")
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    duration_ms = models.PositiveIntegerField()
    status = models.PositiveSmallIntegerField(null=True)
    problem = models.CharField(max_length=500, blank=True)
    answer = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]
