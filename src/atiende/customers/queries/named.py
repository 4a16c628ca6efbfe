"""Who may be meant by words of a search: by name, by address, by telephone, whatever they were merged into."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from atiende.platform.postgres.reading import read_rows

_AT_MOST: Final = 50

_NAMED: Final = f"""
WITH RECURSIVE found (asked, id) AS (
    SELECT asked.word, named.id FROM unnest(%(words)s::text[]) AS asked (word), LATERAL (
        SELECT id FROM customers_customer
        WHERE folded_name LIKE '%%' || asked.word || '%%' AND (' ' || folded_name) LIKE '%% ' || asked.word || '%%'
        LIMIT {_AT_MOST + 1}
    ) AS named
    UNION
    SELECT asked.value, known.customer_id
    FROM unnest(%(values)s::text[], %(patterns)s::text[]) AS asked (value, pattern),
    LATERAL (
        SELECT customer_id FROM customers_identifier WHERE normal_value LIKE asked.pattern LIMIT {_AT_MOST + 1}
    ) AS known
), up (asked, id) AS (
    SELECT asked, id FROM found
    UNION
    SELECT up.asked, merge.target_id FROM up JOIN customers_customermerge merge ON merge.source_id = up.id
), down (asked, id) AS (
    SELECT asked, id FROM up
    UNION
    SELECT down.asked, merge.source_id FROM down JOIN customers_customermerge merge ON merge.target_id = down.id
)
SELECT asked, array_agg(id ORDER BY id) FROM down GROUP BY asked
"""  # noqa: S608  put together of constants


def customers_meant(*, words: Iterable[str] = (), values: Iterable[str] = ()) -> dict[str, tuple[int, ...]]:
    """Customers by folded word of their name, or by address, or by the last digits of a telephone; all who are one.

    A word that more than fifty answer to names nobody. Without permission: for who filters what is found by it.
    """
    asked = list(words)
    known = list(values)
    if not asked and not known:
        return {}
    patterns = [
        ("%" if value.isdecimal() else "") + value.replace("\\", "").replace("%", "").replace("_", r"\_")
        for value in known
    ]
    found = read_rows(_NAMED, {"words": asked, "values": known, "patterns": patterns})
    return {word: tuple(ids) for word, ids in found if len(ids) <= _AT_MOST}
