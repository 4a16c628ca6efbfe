"""The translator that a company may connect."""

from __future__ import annotations

from django.db import models


class Translator(models.Model):
    """One row at most. `sealed_key`: what the server asks for. `allows_inner`: it may stand in the own network."""

    url = models.CharField(max_length=300)
    sealed_key = models.TextField(blank=True)
    is_enabled = models.BooleanField(default=False)
    allows_inner = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)
