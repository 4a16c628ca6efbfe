"""How articles are found by their words: as they are typed, and by their stems in either language."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from atiende.knowledge.models.article import Article
from atiende.platform.postgres.writing import write
from atiende.platform.search import accented, plain

_INDEX: Final = """
UPDATE knowledge_article AS kept SET words =
    setweight(to_tsvector('simple', told.title) || to_tsvector('spanish', told.title_words)
        || to_tsvector('english', told.title_words), 'A')
    || to_tsvector('simple', told.body) || to_tsvector('spanish', told.body_words)
    || to_tsvector('english', told.body_words)
FROM unnest(%s::bigint[], %s::text[], %s::text[], %s::text[], %s::text[])
    AS told (id, title, title_words, body, body_words)
WHERE kept.id = told.id
"""
_ASKED: Final = (
    "(to_tsquery('simple', %s) || plainto_tsquery('spanish', %s) || plainto_tsquery('english', %s))"
)
_FOUND: Final = f"words @@ {_ASKED}"
_RANK: Final = f"ts_rank(words, {_ASKED})"
_MOST_WORDS: Final = 12


def index(articles: Sequence[Article]) -> None:
    """In the transaction of the caller."""
    columns = (
        [each.pk for each in articles],
        [plain(each.title) for each in articles],
        [accented(each.title) for each in articles],
        [plain(each.text) for each in articles],
        [accented(each.text) for each in articles],
    )
    write(_INDEX, columns)


def matching(rows: QuerySet[Article], search: str) -> QuerySet[Article]:
    """Those that hold all words typed, the last one perhaps only begun; the best first. None for what says nothing."""
    typed = plain(search).split()[:_MOST_WORDS]
    if not typed:
        return rows.none()
    prefixes = " & ".join([f"'{each}'" for each in typed[:-1]] + [f"'{typed[-1]}':*"])
    said = accented(search)
    asked = [prefixes, said, said]
    found = rows.annotate(
        is_found=RawSQL(_FOUND, asked),  # noqa: S611
        rank=RawSQL(_RANK, asked),  # noqa: S611
    )
    return found.filter(is_found=True).order_by("-rank", "pk")
