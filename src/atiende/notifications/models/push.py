"""Browsers that are told of news while no page of ours is open, and the key with which we sign."""

from __future__ import annotations

from django.db import models


class PushDevice(models.Model):
    """One browser of one person. `endpoint`: where its push service takes messages for it; a secret of a kind."""

    person = models.ForeignKey("identity.User", on_delete=models.CASCADE, related_name="+")
    endpoint = models.CharField(max_length=1000, unique=True)
    p256dh = models.CharField(max_length=100)
    auth = models.CharField(max_length=40)
    name = models.CharField(max_length=100)
    added_at = models.DateTimeField()
    last_sent_at = models.DateTimeField(null=True)


class PushKey(models.Model):
    """One row, made when the first browser asks. The private key is sealed."""

    point = models.CharField(max_length=100)
    sealed_private = models.TextField()
    made_at = models.DateTimeField()
