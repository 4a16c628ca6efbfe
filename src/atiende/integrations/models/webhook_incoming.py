"""Addresses at which other systems hand in cases, and what came in at them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class IncomingWebhook(models.Model):
    """`key` stands in its address. `mapping` and `conditions` are read by `rules/webhook_mapping.py`.

    `scheme`: how what comes in is signed. `id_path`: what names a message where the scheme itself does not.
    For a day after a change of the secret both are taken.
    """

    class Scheme(models.TextChoices):
        STANDARD = "standard"
        BODY_HMAC = "body_hmac"

    name = models.CharField(max_length=100)
    key = models.CharField(max_length=40, unique=True, db_collation="C")
    brand = models.ForeignKey("organisation.Brand", on_delete=models.CASCADE, related_name="+")
    team = models.ForeignKey(
        "organisation.Team", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    scheme = models.CharField(max_length=10, choices=Scheme)
    header = models.CharField(max_length=60, blank=True)
    id_path = models.CharField(max_length=200, blank=True)
    mapping = models.JSONField(default=dict)
    conditions = models.JSONField(default=list)
    is_paused = models.BooleanField(default=False)
    sealed_secret = models.TextField()
    sealed_old_secret = models.TextField(blank=True)
    old_secret_until = models.DateTimeField(null=True)
    created_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return self.name


class ReceivedWebhook(models.Model):
    """One message, kept as it came before anybody reads it. Its bytes go as soon as a case is made of them.

    `message_key` names it, empty until it is read: the same key again is the same case. `problem`: why no case was
    made.
    """

    class State(models.TextChoices):
        WAITING = "waiting"
        MADE = "made"
        REPEATED = "repeated"
        IGNORED = "ignored"
        FAILED = "failed"

    webhook = models.ForeignKey(IncomingWebhook, on_delete=models.CASCADE, related_name="received")
    message_key = models.CharField(max_length=300, blank=True, db_collation="C")
    body = models.BinaryField(null=True)
    size = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    problem = models.CharField(max_length=500, blank=True)
    ticket = models.ForeignKey("tickets.Ticket", null=True, on_delete=models.SET_NULL, related_name="+")
    attempts = models.PositiveIntegerField(default=0)
    received_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    correlation_id = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["webhook", "message_key"],
                condition=~Q(message_key=""),
                name="received_webhook_once",
            ),
        ]
        indexes = [
            models.Index(
                fields=["received_at"], condition=Q(state="waiting"), name="received_webhook_waiting"
            ),
            models.Index(fields=["webhook", "-id"], name="received_webhook_log"),
            models.Index(fields=["received_at"], name="received_webhook_age"),
        ]
