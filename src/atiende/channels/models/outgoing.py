"""Mail on its way out. Its Message-ID is fixed before the first attempt and never changes."""

from __future__ import annotations

from django.db import models

from atiende.channels.models.mailbox import Mailbox


class OutgoingMail(models.Model):
    """`message_id` is the id of the message in tickets, `header_id` the Message-ID header without its brackets.

    `sending`: the text may already be with the server. Who finds such a row after its claim ended calls it uncertain,
    and only a person sends it again. `recipients`: addresses still owed; those that the server took are removed.
    """

    class State(models.TextChoices):
        QUEUED = "queued"
        SENDING = "sending"
        SENT = "sent"
        UNCERTAIN = "uncertain"
        FAILED = "failed"

    mailbox = models.ForeignKey(Mailbox, on_delete=models.PROTECT, related_name="+")
    message_id = models.BigIntegerField(unique=True)
    ticket = models.ForeignKey("tickets.Ticket", on_delete=models.CASCADE, related_name="+")
    header_id = models.CharField(max_length=250, unique=True)
    is_automatic = models.BooleanField(default=False)
    recipients = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    attempts = models.PositiveIntegerField(default=0)
    queued_at = models.DateTimeField()
    next_attempt_at = models.DateTimeField()
    claimed_until = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    last_error = models.CharField(max_length=500, blank=True)
    correlation_id = models.CharField(max_length=64, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["next_attempt_at"], condition=models.Q(state="queued"), name="channels_outgoing_due"
            ),
            models.Index(
                fields=["claimed_until"],
                condition=models.Q(state="sending"),
                name="channels_outgoing_sending",
            ),
            models.Index(fields=["mailbox", "state", "-id"], name="channels_outgoing_state"),
        ]


class Acknowledgement(models.Model):
    """What a brand answers by itself on reception, in one language. Without a row: the built-in text."""

    brand = models.ForeignKey("organisation.Brand", on_delete=models.CASCADE, related_name="+")
    language = models.CharField(max_length=10)
    subject = models.CharField(max_length=200)
    text = models.TextField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["brand", "language"], name="acknowledgement_once")]


class AutomaticAnswer(models.Model):
    """One automatic mail that was queued to an address: the caps count these."""

    address = models.CharField(max_length=320, db_collation="C")
    ticket = models.ForeignKey("tickets.Ticket", on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["address", "-at"], name="automatic_answer_recent")]
