"""What came in, as it came, before anybody understood it; and where it was seen on a server."""

from __future__ import annotations

from django.db import models

from atiende.channels.models.mailbox import Mailbox
from atiende.platform.partitions import NextId


class RawMail(models.Model):
    """One content in one mailbox. `message_id` is the id of the message in tickets, `header_id` its Message-ID.

    `digest`: keyed digest of the mail without its trace headers, kept after erasure so that it is never fetched again.
    `file` is empty once the retention or an erasure removed the bytes. `envelope_to`: for whom it was delivered.
    """

    class State(models.TextChoices):
        KEPT = "kept"
        PROCESSED = "processed"
        QUARANTINED = "quarantined"
        ERASED = "erased"

    class Outcome(models.TextChoices):
        NONE = ""
        TICKET = "ticket"
        REPLY = "reply"
        BOUNCE = "bounce"
        AUTO_REPLY = "auto_reply"
        ASIDE = "aside"
        NOTE = "note"
        FEEDBACK_REPORT = "feedback_report"
        DUPLICATE = "duplicate"
        QUARANTINED = "quarantined"
        NOT_A_MESSAGE = "not_a_message"
        BLOCKED = "blocked"

    id = models.BigIntegerField(primary_key=True, db_default=NextId())
    mailbox = models.ForeignKey(Mailbox, on_delete=models.CASCADE, related_name="+")
    digest = models.BinaryField(max_length=32)
    sha256 = models.CharField(max_length=64)
    size = models.BigIntegerField()
    file = models.ForeignKey("platform.StoredFileRow", null=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, choices=State, default=State.KEPT)
    outcome = models.CharField(max_length=16, choices=Outcome, blank=True)
    ticket = models.ForeignKey("tickets.Ticket", null=True, on_delete=models.SET_NULL, related_name="+")
    message_id = models.BigIntegerField(null=True)
    envelope_to = models.CharField(max_length=320, blank=True)
    header_id = models.CharField(max_length=500, blank=True)
    is_historic = models.BooleanField(default=False)
    problem = models.CharField(max_length=500, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    received_at = models.DateTimeField()
    processed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["mailbox", "digest"], name="raw_mail_once")]
        indexes = [
            models.Index(fields=["received_at"], condition=models.Q(state="kept"), name="raw_mail_kept"),
            models.Index(
                fields=["-id"], condition=models.Q(state="quarantined"), name="raw_mail_quarantined"
            ),
            models.Index(fields=["digest"], name="raw_mail_by_digest"),
            models.Index(fields=["message_id"], name="raw_mail_of_message"),
            models.Index(fields=["ticket"], name="raw_mail_of_ticket"),
        ]


class FetchedUid(models.Model):
    """This number of the server's folder was fetched, and what it held. `is_marked`: the server was told."""

    mailbox = models.ForeignKey(Mailbox, on_delete=models.CASCADE, related_name="+")
    uidvalidity = models.BigIntegerField()
    uid = models.BigIntegerField()
    raw_mail = models.ForeignKey(RawMail, on_delete=models.CASCADE, related_name="uids")
    is_marked = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["mailbox", "uidvalidity", "uid"], name="fetched_uid_once")
        ]
        indexes = [
            models.Index(fields=["mailbox"], condition=models.Q(is_marked=False), name="fetched_uid_unmarked")
        ]


class MailReference(models.Model):
    """A Message-ID that a ticket knows: its own mails' and those that they refer to. `digest` is SHA-256 of the id.

    `role`: own (we sent it), received, mentioned (only referred to). `message_id` is the id of the message in tickets.
    """

    class Role(models.TextChoices):
        OWN = "own"
        RECEIVED = "received"
        MENTIONED = "mentioned"

    digest = models.BinaryField(max_length=32)
    ticket = models.ForeignKey("tickets.Ticket", on_delete=models.CASCADE, related_name="+")
    message_id = models.BigIntegerField(null=True)
    role = models.CharField(max_length=10, choices=Role)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["digest", "ticket", "role"], name="mail_reference_once")
        ]
