"""Tables of the mail transport: the one server for the system's own mails, and the mails themselves."""

from __future__ import annotations

from django.db import models

ONLY_ID = 1


class MailServer(models.Model):
    """Where outgoing mail is handed over. At most one row."""

    class Security(models.TextChoices):
        TLS = "tls"
        STARTTLS = "starttls"
        NONE = "none"

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY_ID)
    host = models.CharField(max_length=253)
    port = models.PositiveIntegerField()
    security = models.CharField(max_length=10, choices=Security)
    username = models.CharField(max_length=255, blank=True)
    sealed_password = models.TextField(blank=True)
    from_name = models.CharField(max_length=150, blank=True)
    from_address = models.CharField(max_length=254)
    is_enabled = models.BooleanField(default=True)
    changed_at = models.DateTimeField()

    class Meta:
        db_table = "platform_mail_server"
        constraints = [
            models.CheckConstraint(condition=models.Q(id=ONLY_ID), name="platform_one_mail_server"),
            models.CheckConstraint(condition=models.Q(port__range=(1, 65535)), name="platform_mail_port"),
        ]


class OutgoingMail(models.Model):
    """A mail and what became of it. `sending` means that its text may already be on its way."""

    class State(models.TextChoices):
        QUEUED = "queued"
        SENDING = "sending"
        SENT = "sent"
        FAILED = "failed"
        UNCERTAIN = "uncertain"

    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    to_address = models.CharField(max_length=254)
    reply_to = models.CharField(max_length=254, blank=True, default="", db_default="")
    subject = models.CharField(max_length=300)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    kind = models.CharField(max_length=60)
    is_text_kept = models.BooleanField(default=False)
    message_id = models.CharField(max_length=300, unique=True)
    correlation_id = models.CharField(max_length=64, blank=True)
    attempts = models.PositiveIntegerField(default=0)
    queued_at = models.DateTimeField()
    next_attempt_at = models.DateTimeField()
    claimed_until = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    last_error = models.TextField(blank=True)

    class Meta:
        db_table = "platform_outgoing_mail"
        indexes = [
            models.Index("next_attempt_at", condition=models.Q(state="queued"), name="platform_mail_due"),
            models.Index(fields=["state", "-id"], name="platform_mail_state"),
        ]
