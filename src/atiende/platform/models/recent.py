"""What somebody looked for lately."""

from __future__ import annotations

from django.db import models


class RecentSearch(models.Model):
    """One text of one person once; `folded` compares. Theirs alone: nobody else is shown it."""

    user_id = models.BigIntegerField()
    text = models.CharField(max_length=300)
    folded = models.CharField(max_length=300, db_collation="C")
    searched_at = models.DateTimeField()

    class Meta:
        db_table = "platform_recent_search"
        indexes = [models.Index(fields=["user_id", "-searched_at"], name="recent_search_of")]
        constraints = [models.UniqueConstraint(fields=["user_id", "folded"], name="recent_search_once")]
