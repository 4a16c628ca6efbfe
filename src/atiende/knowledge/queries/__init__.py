"""Reads of knowledge, and the only place that decides who sees which article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.db.models import QuerySet

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.kernel.text import one_line
from atiende.knowledge.models import Article
from atiende.knowledge.models.searching import matching
from atiende.knowledge.rules.body import harmless
from atiende.platform.postgres.reading import read_row

SHOWN: Final = 200
"""Articles that one page of help lists."""
_HAS: Final = "SELECT FROM knowledge_article WHERE brand_id = %s::bigint AND state = 'published' LIMIT 1"


@dataclass(frozen=True, slots=True)
class ArticleShown:
    """A published article as customers read it: `html` is cleaned once more, whatever was kept."""

    id: int
    title: str
    html: str
    language: str
    category: tuple[str, ...]


def has_help(brand_id: int) -> bool:
    """Whether this brand tells anything at all; by an index alone."""
    return read_row(_HAS, [brand_id]) is not None


def list_help(brand_id: int, *, language: str, search: str = "") -> list[Article]:
    """What a brand has published, by category or the best found first: in this language, else in any."""
    rows = _published(brand_id)
    wanted = one_line(search, limit=200)
    rows = matching(rows, wanted) if wanted else rows.order_by("category", "title", "pk")
    rows = rows.defer("html", "words")
    return list(rows.filter(language__in=("", language))[:SHOWN]) or list(rows[:SHOWN])


def get_help(brand_id: int, article_id: int) -> ArticleShown:
    """NotFound when this brand has not published it."""
    found = (
        _published(brand_id).filter(pk=article_id).defer("words", "text").first()
        if article_id < 2**63
        else None
    )
    if found is None:
        raise NotFound
    category = tuple(name for name in found.category.split(" / ") if name)
    return ArticleShown(found.pk, found.title, harmless(found.html), found.language, category)


def list_articles(actor: Actor, *, brand_id: int | None = None, search: str = "") -> list[Article]:
    """All, drafts too, for those who read cases; of the brands that they serve."""
    rows = Article.objects.all() if actor.may("tickets.read") else Article.objects.none()
    if actor.brand_ids is not None:
        rows = rows.filter(brand_id__in=actor.brand_ids)
    if brand_id is not None:
        rows = rows.filter(brand_id=brand_id)
    wanted = one_line(search, limit=200)
    rows = matching(rows, wanted) if wanted else rows.order_by("brand_id", "category", "title", "pk")
    return list(rows.defer("html", "words")[:SHOWN])


def _published(brand_id: int) -> QuerySet[Article]:
    return Article.objects.filter(brand_id=brand_id, state=Article.State.PUBLISHED)
