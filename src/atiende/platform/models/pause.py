"""The pause of a whole installation: a restored one sends nothing until somebody says that it may."""

from __future__ import annotations

from django.db import models


class InstallationPause(models.Model):
    """While its one row is there nothing is sent and no clock acts; and no mailbox is read until that is resumed."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    since = models.DateTimeField()
    backup_of = models.DateTimeField(
        null=True
    )  # when the backup was made that this installation was restored from
    reading_resumed_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "platform_installation_pause"
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="platform_one_pause")]
