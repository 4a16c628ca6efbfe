"""What staff talk over with somebody else about a case: its own people, its own token, its own messages."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class SideConversation(models.Model):
    """`recipients`: [{address, name}], nobody who takes part in the case. `token` names it in reply addresses."""

    ticket = models.ForeignKey("tickets.Ticket", on_delete=models.CASCADE, related_name="+")
    subject = models.CharField(max_length=300)
    recipients = models.JSONField()
    token = models.CharField(max_length=32, unique=True, db_collation="C")
    submission = models.UUIDField(null=True, unique=True)
    opened_by_id = models.BigIntegerField()
    opened_at = models.DateTimeField()
    last_message_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(token__regex=r"^[a-z0-9]{12,32}$"),  # noqa: S106  no password
                name="side_conversation_token_plain",
            )
        ]


class SideMessage(models.Model):
    """`author_id`: who of us wrote; 0 for what came in. `header_id`: the Message-ID of what came in.

    `files` are held by the message ({file_id, name, media_type, size, sha256}; `problem` for one that was not kept).
    """

    class Delivery(models.TextChoices):
        RECEIVED = "received"
        QUEUED = "queued"
        SENDING = "sending"
        SENT = "sent"
        UNCERTAIN = "uncertain"
        FAILED = "failed"

    conversation = models.ForeignKey(SideConversation, on_delete=models.CASCADE, related_name="messages")
    author_id = models.BigIntegerField(default=0)
    author_label = models.CharField(max_length=200)
    address = models.CharField(max_length=320, blank=True)
    is_of_recipient = models.BooleanField(default=True)
    is_automatic = models.BooleanField(default=False)
    text = models.TextField(blank=True)
    files = models.JSONField(default=list)
    header_id = models.CharField(max_length=500, blank=True)
    delivery = models.CharField(max_length=10, choices=Delivery)
    delivery_words = models.CharField(max_length=500, blank=True)
    submission = models.UUIDField(null=True, unique=True)
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["conversation", "id"], name="side_message_of_conversation"),
            models.Index(fields=["header_id"], condition=~Q(header_id=""), name="side_message_by_header"),
        ]
