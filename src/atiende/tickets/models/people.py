"""Who takes part in a ticket: participants write and are written to, followers are told."""

from __future__ import annotations

from django.db import models

from atiende.tickets.models.ticket import Ticket


class Participant(models.Model):
    """`address` is where this person takes part (a mail address, in lower case).

    `token` names ticket and participant in reply addresses: random, compared without case, never changed.
    A former participant gets nothing any more.
    """

    class Role(models.TextChoices):
        REQUESTER = "requester"
        COPIED = "copied"
        FORMER = "former"

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="participants")
    customer = models.ForeignKey("customers.Customer", on_delete=models.PROTECT, related_name="+")
    address = models.CharField(max_length=320, blank=True, db_collation="C")
    role = models.CharField(max_length=10, choices=Role)
    token = models.CharField(max_length=32, unique=True, db_collation="C")
    added_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ticket", "customer", "address"], name="participant_once"),
            models.UniqueConstraint(
                fields=["ticket"], condition=models.Q(role="requester"), name="participant_one_requester"
            ),
            models.CheckConstraint(
                condition=models.Q(token__regex=r"^[a-z0-9]{12,32}$"),  # noqa: S106  no password
                name="participant_token_plain",
            ),
        ]
        indexes = [models.Index(fields=["address", "ticket"], name="participant_by_address")]


class Follower(models.Model):
    """An agent who wants to know what happens to a ticket."""

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="followers")
    agent = models.ForeignKey("organisation.Agent", on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["ticket", "agent"], name="follower_once")]


class Draft(models.Model):
    """What an agent began to write: a reply and a note are kept apart.

    `recipients`: {to, cc} as they were typed, empty while they are the usual ones. `files` are held by the draft
    ({file_id, name, media_type, size, sha256}), so it goes by `models.drafts` alone, which lets go of them.
    """

    class Kind(models.TextChoices):
        REPLY = "reply"
        NOTE = "note"

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="drafts")
    agent = models.ForeignKey("organisation.Agent", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=5, choices=Kind)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    recipients = models.JSONField(null=True)
    files = models.JSONField(default=list, blank=True, db_default=[])
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["ticket", "agent", "kind"], name="draft_once")]
