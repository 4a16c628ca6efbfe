"""Messages and notes, their files and their recipients, and the timeline. Both long tables are partitioned by id."""

from __future__ import annotations

from typing import Final

from django.contrib.postgres.fields import ArrayField
from django.db import models

from atiende.platform.partitions import NextId
from atiende.tickets.models.ticket import Ticket


class Message(models.Model):
    """`forward` is what of a case was sent on to somebody outside of it: its customer never reads it.

    `text` is what is read unfolded, `folded` the rest in order ({kind, text}), `html` the sanitised whole.

    `author_id` is a customer's id for incoming, an agent's for the others, 0 for the system. `written_at`: what the
    sender claims. `delivery` only moves forward. `notices`: codes of what the reader must know (a file too large).
    """

    class Kind(models.TextChoices):
        INCOMING = "incoming"
        OUTGOING = "outgoing"
        NOTE = "note"
        FORWARD = "forward"

    class Delivery(models.TextChoices):
        RECEIVED = "received"
        QUEUED = "queued"
        SENDING = "sending"
        SENT = "sent"
        DELIVERED = "delivered"
        READ = "read"
        UNCERTAIN = "uncertain"
        FAILED = "failed"
        NONE = "none"

    id = models.BigIntegerField(primary_key=True, db_default=NextId())
    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="messages")
    kind = models.CharField(max_length=10, choices=Kind)
    channel = models.CharField(max_length=20)
    author_id = models.BigIntegerField()
    author_label = models.CharField(max_length=200)
    is_automatic = models.BooleanField(default=False)
    subject = models.CharField(max_length=300, blank=True)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    folded = models.JSONField(default=list, blank=True)
    language = models.CharField(max_length=10, blank=True)
    notices = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    delivery = models.CharField(max_length=10, choices=Delivery)
    delivery_words = models.CharField(max_length=500, blank=True)
    delivery_at = models.DateTimeField(null=True)
    written_at = models.DateTimeField(null=True)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["ticket", "id"], name="message_of_ticket")]


class Recipient(models.Model):
    """To whom an outgoing message goes, or to whom an incoming one was addressed beside us."""

    class Role(models.TextChoices):
        TO = "to"
        CC = "cc"
        BCC = "bcc"

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="recipients")
    role = models.CharField(max_length=3, choices=Role)
    address = models.CharField(max_length=320)
    name = models.CharField(max_length=200, blank=True)


class Attachment(models.Model):
    """A file of a message. `file` is empty where `problem` says why it was not kept."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="attachments")
    file = models.ForeignKey("platform.StoredFileRow", null=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=127)
    size = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)
    content_id = models.CharField(max_length=200, blank=True)
    is_inline = models.BooleanField(default=False)
    problem = models.CharField(max_length=40, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["id"], condition=models.Q(problem="unchecked"), name="attachment_unchecked")
        ]


class TimelineEntry(models.Model):
    """What happened to a ticket, in order, for ever. `data` holds ids and codes, never the words of a person."""

    id = models.BigIntegerField(primary_key=True, db_default=NextId())
    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="timeline")
    kind = models.CharField(max_length=40)
    actor_id = models.BigIntegerField()
    actor_label = models.CharField(max_length=150)
    message_id = models.BigIntegerField(null=True)
    data = models.JSONField(default=dict, blank=True)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["ticket", "id"], name="timeline_of_ticket")]


SENT: Final = (Message.Kind.OUTGOING, Message.Kind.FORWARD)
"""What leaves the house."""
INTERNAL: Final = (Message.Kind.NOTE, Message.Kind.FORWARD)
"""What the people of a case never read, however they look at it."""
