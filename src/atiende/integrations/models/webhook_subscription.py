"""Where another system wants to be told of what happens here."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models


class WebhookSubscription(models.Model):
    """`owner`: in whose name it is told, with no more than they may see; empty when that person is gone.

    For a day after a change of the secret both sign: `sealed_old_secret` until `old_secret_until`.
    `failing_since`: the first failure since something arrived. `held_until`: the other side asked for patience.
    `warned_at`: somebody was told that it fails; empty while all is well.
    """

    url = models.CharField(max_length=2000)
    description = models.CharField(max_length=200, blank=True)
    event_types = ArrayField(models.CharField(max_length=60))
    owner = models.ForeignKey("identity.User", null=True, on_delete=models.SET_NULL, related_name="+")
    sealed_secret = models.TextField()
    sealed_old_secret = models.TextField(blank=True)
    old_secret_until = models.DateTimeField(null=True)
    created_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)
    last_success_at = models.DateTimeField(null=True)
    failing_since = models.DateTimeField(null=True)
    held_until = models.DateTimeField(null=True)
    warned_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.url


class WebhookPause(models.Model):
    """Nothing is told until somebody resumes: since when, why and by whom. Resuming removes the row."""

    class Reason(models.TextChoices):
        PERSON = "person"
        GONE = "gone"
        FAILING = "failing"
        OWNER = "owner"

    subscription = models.OneToOneField(
        WebhookSubscription, primary_key=True, on_delete=models.CASCADE, related_name="pause"
    )
    reason = models.CharField(max_length=10, choices=Reason)
    paused_at = models.DateTimeField()
    paused_by_id = models.BigIntegerField()
    paused_by_label = models.CharField(max_length=150)
