"""What a brand tells everybody once."""

from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q


class Article(models.Model):
    """`html` is harmless and `text` says the same in plain words. `category`: a path, ` / ` between its names.

    `language` empty: nobody said. `origin`: in which system it was written, and its id there. `words`: for searching.
    """

    class State(models.TextChoices):
        DRAFT = "draft"
        PUBLISHED = "published"

    brand = models.ForeignKey("organisation.Brand", on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=300)
    html = models.TextField(blank=True)
    text = models.TextField(blank=True)
    language = models.CharField(max_length=10, blank=True)
    category = models.CharField(max_length=500, blank=True)
    state = models.CharField(max_length=10, choices=State)
    origin = models.CharField(max_length=250, blank=True)
    written_at = models.DateTimeField()
    words = SearchVectorField(null=True, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="article_has_title"),
            models.CheckConstraint(condition=Q(state__in=["draft", "published"]), name="article_state_known"),
        ]
        indexes = [
            models.Index(fields=["brand", "state", "id"], name="article_of_brand"),
            GinIndex(fields=["words"], name="article_search"),
        ]

    def __str__(self) -> str:
        return self.title
