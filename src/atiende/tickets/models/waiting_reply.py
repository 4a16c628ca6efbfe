"""Replies that wait for their moment."""

from __future__ import annotations

from django.db import models

from atiende.tickets.models.ticket import Ticket


class WaitingReply(models.Model):
    """Written by `agent`, sent in their name at `send_at`. `recipients`: {to, cc, bcc} as lists, empty while they are
    the usual ones. `files` are held by it, as those of a draft are.

    `seen`: the last message that the writer had before them; a customer's message after it holds the reply.
    `held_at` and `problem`: why it was not sent when its moment came, and since when somebody must decide.
    """

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="waiting_replies")
    agent = models.ForeignKey("organisation.Agent", on_delete=models.CASCADE, related_name="+")
    text = models.TextField()
    html = models.TextField(blank=True)
    recipients = models.JSONField(null=True)
    files = models.JSONField(default=list, blank=True)
    status_key = models.CharField(max_length=40, blank=True)
    seen = models.BigIntegerField()
    send_at = models.DateTimeField()
    written_at = models.DateTimeField()
    held_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=500, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["ticket"], name="waiting_reply_of_ticket"),
            models.Index(fields=["send_at"], condition=models.Q(held_at=None), name="waiting_reply_due"),
        ]
