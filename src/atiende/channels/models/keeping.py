"""How long the bytes of mails are kept: one row, absent while nobody changed it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

ONLY_ID = 1
DEFAULT_DAYS = 90


class MailKeeping(models.Model):
    """`raw_days`: the original of a mail that became part of a case is removed after so many days."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY_ID)
    raw_days = models.PositiveIntegerField(default=DEFAULT_DAYS)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(id=ONLY_ID), name="channels_one_mail_keeping"),
            models.CheckConstraint(condition=Q(raw_days__range=(1, 3650)), name="channels_raw_days"),
        ]
