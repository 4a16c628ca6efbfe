"""Take over articles of another system's help: sanitised, and found by their words at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from html import escape

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput
from atiende.kernel.text import one_line
from atiende.knowledge.models import Article
from atiende.knowledge.models.searching import index
from atiende.knowledge.rules.body import harmless, is_too_heavy, plain_words
from atiende.knowledge.rules.taking_over import TITLE_MISSING, TOO_HEAVY, ArticleElsewhere
from atiende.platform.audit import record_each


def take_over_articles(*, articles: Sequence[ArticleElsewhere], by: Actor, at: dt.datetime) -> list[int]:
    """The new articles' ids, in order. All or none. Raises NotPermitted and InvalidInput."""
    by.require("settings.manage")
    rows = [_article(each, at) for each in articles]
    with transaction.atomic():
        Article.objects.bulk_create(rows, batch_size=200)
        index(rows)
        ids = [row.pk for row in rows]
        record_each(by=by, verb="knowledge.article_taken_over", target_kind="article", target_ids=ids, at=at)
    return ids


def _article(told: ArticleElsewhere, at: dt.datetime) -> Article:
    title = one_line(told.title, limit=300)
    if not title:
        raise InvalidInput(fields={"title": TITLE_MISSING})
    if is_too_heavy(told.html) or is_too_heavy(told.text):
        raise InvalidInput(fields={"html": TOO_HEAVY})
    html = harmless(told.html or _paragraphs(told.text))
    return Article(
        brand_id=told.brand_id,
        title=title,
        html=html,
        text=plain_words(html),
        language=told.language[:10],
        category=" / ".join(one_line(name, limit=90) for name in told.category[:5]),
        state=Article.State.PUBLISHED if told.is_published else Article.State.DRAFT,
        origin=one_line(told.origin, limit=250),
        written_at=told.written_at or at,
    )


def _paragraphs(text: str) -> str:
    several = (each.strip() for each in text.replace("\r\n", "\n").split("\n\n"))
    return "".join(f"<p>{escape(each).replace(chr(10), '<br>')}</p>" for each in several if each)
