"""What was sent in once already: pressing a button twice writes one message."""

from __future__ import annotations

from django.db import models


class Submission(models.Model):
    """Written first; whoever comes second with the same id waits for the first and gets its message."""

    actor_id = models.BigIntegerField()
    submission = models.UUIDField()
    ticket_id = models.BigIntegerField(null=True)
    message_id = models.BigIntegerField(null=True)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["actor_id", "submission"], name="ticket_submission_once")
        ]
        indexes = [models.Index(fields=["made_at"], name="ticket_submission_age")]
