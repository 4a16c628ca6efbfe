"""Lanes of aggregates that have long been silent: without them the table of lanes grows for ever."""

from __future__ import annotations

from django.db import connection

LANES_AT_ONCE = 5_000

# A lane is known by its number. Whoever announced something meanwhile has changed it, and then, the row being looked
# at again once their lock is gone, it is left alone.
_PRUNE = """
WITH page AS MATERIALIZED (
    SELECT aggregate, last_number FROM platform_lane WHERE aggregate > %(after)s ORDER BY aggregate LIMIT %(limit)s
), silent AS MATERIALIZED (
    SELECT aggregate, last_number FROM page
    WHERE NOT EXISTS (SELECT FROM platform_event e WHERE e.aggregate = page.aggregate)
    AND NOT EXISTS (SELECT FROM platform_delivery d WHERE d.aggregate = page.aggregate)
), pruned AS (
    DELETE FROM platform_lane AS lane USING silent
    WHERE lane.aggregate = silent.aggregate AND lane.last_number = silent.last_number RETURNING 1
)
SELECT (SELECT max(aggregate) FROM page), (SELECT count(*) FROM pruned)
"""


def prune_lanes() -> int:
    """Forget lanes of which no event is kept and no delivery is owed; returns how many."""
    pruned = 0
    after: str | None = ""
    while after is not None:
        with connection.cursor() as cursor:
            cursor.execute(_PRUNE, {"after": after, "limit": LANES_AT_ONCE})
            after, count = cursor.fetchone()
        pruned += count
    return pruned
