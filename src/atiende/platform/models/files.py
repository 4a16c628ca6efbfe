"""Table of stored files: one row per content, however often it is used."""

from __future__ import annotations

from django.db import models


class StoredFileRow(models.Model):
    """A content in the folder of files. `references` counts who holds it; at 0 it goes after a grace."""

    sha256 = models.CharField(max_length=64, unique=True)
    size = models.BigIntegerField()
    media_type = models.CharField(max_length=127)
    name = models.CharField(max_length=200)
    references = models.PositiveIntegerField(default=0)
    stored_at = models.DateTimeField()
    unused_since = models.DateTimeField(null=True)
    missing_since = models.DateTimeField(null=True)

    class Meta:
        db_table = "platform_stored_file"
        indexes = [
            models.Index("unused_since", condition=models.Q(references=0), name="platform_file_unused"),
        ]
