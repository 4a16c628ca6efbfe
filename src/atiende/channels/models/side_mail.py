"""Mails of side conversations on their way out: apart from those of cases, so that neither is taken for the other."""

from __future__ import annotations

from django.db import models

from atiende.channels.models.mailbox import Mailbox
from atiende.channels.models.outgoing import OutgoingMail


class SideMail(models.Model):
    """`header_id`: the Message-ID without its brackets, fixed before the first attempt. `recipients`: still owed."""

    mailbox = models.ForeignKey(Mailbox, on_delete=models.PROTECT, related_name="+")
    side_message = models.OneToOneField(
        "side_conversations.SideMessage", on_delete=models.CASCADE, related_name="+"
    )
    conversation = models.ForeignKey(
        "side_conversations.SideConversation", on_delete=models.CASCADE, related_name="+"
    )
    header_id = models.CharField(max_length=250, unique=True)
    recipients = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=OutgoingMail.State, default=OutgoingMail.State.QUEUED)
    attempts = models.PositiveIntegerField(default=0)
    queued_at = models.DateTimeField()
    next_attempt_at = models.DateTimeField()
    claimed_until = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    last_error = models.CharField(max_length=500, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["next_attempt_at"], condition=models.Q(state="queued"), name="channels_side_due"
            ),
            models.Index(
                fields=["claimed_until"], condition=models.Q(state="sending"), name="channels_side_sending"
            ),
        ]
