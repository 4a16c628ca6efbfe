"""The words that searching knows: to correct what was mistyped and to complete what is being typed."""

from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex
from django.db import models


class SearchWord(models.Model):
    """A word as it is written, the same without accents, and in about how many texts it stands."""

    word = models.CharField(max_length=24, primary_key=True, db_collation="C")
    plain = models.CharField(max_length=24, db_collation="C")
    documents = models.BigIntegerField()

    class Meta:
        db_table = "platform_search_word"
        indexes = [
            models.Index(fields=["plain", "-documents"], name="search_word_plain"),
            GinIndex(fields=["plain"], name="search_word_parts", opclasses=["gin_trgm_ops"]),
        ]

    def __str__(self) -> str:
        return self.word


class SearchProgress(models.Model):
    """How far the words of a kind of text were learned: the last id read."""

    kind = models.CharField(max_length=40, primary_key=True, db_collation="C")
    position = models.BigIntegerField(default=0)

    class Meta:
        db_table = "platform_search_progress"
