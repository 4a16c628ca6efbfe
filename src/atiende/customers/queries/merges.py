"""Who is the same as whom: merges are followed when reading, however long the chain; nothing is rewritten."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from atiende.customers.rules.person import Person
from atiende.platform.postgres.reading import read_row, read_rows

_SURVIVORS: Final = """
WITH RECURSIVE chain (first, id, depth) AS (
    SELECT id, id, 0 FROM unnest(%s::bigint[]) AS id
    UNION ALL
    SELECT chain.first, merge.target_id, chain.depth + 1
    FROM chain JOIN customers_customermerge merge ON merge.source_id = chain.id
    WHERE chain.depth < 1000
)
SELECT DISTINCT ON (first) first, id FROM chain ORDER BY first, depth DESC
"""

_CLUSTER: Final = """
WITH RECURSIVE up (id, depth) AS (
    SELECT %s::bigint, 0
    UNION ALL
    SELECT merge.target_id, up.depth + 1 FROM up JOIN customers_customermerge merge ON merge.source_id = up.id
    WHERE up.depth < 1000
), down (id) AS (
    (SELECT id FROM up ORDER BY depth DESC LIMIT 1)
    UNION
    SELECT merge.source_id FROM down JOIN customers_customermerge merge ON merge.target_id = down.id
)
SELECT id, id = (SELECT id FROM up ORDER BY depth DESC LIMIT 1) FROM down
"""

SURVIVOR_OF_VALUE: Final = """
WITH RECURSIVE chain (id, depth) AS (
    SELECT customer_id, 0 FROM customers_identifier WHERE kind = %(kind)s AND normal_value = %(normal)s
    UNION ALL
    SELECT merge.target_id, chain.depth + 1
    FROM chain JOIN customers_customermerge merge ON merge.source_id = chain.id
    WHERE chain.depth < 1000
), survivor AS (
    SELECT customer.id, customer.name, customer.language, customer.time_zone
    FROM chain JOIN customers_customer customer USING (id)
    ORDER BY chain.depth DESC LIMIT 1
)
"""
"""The beginning of a statement: `survivor` is the surviving customer of an identifier, if there is one."""
_FIND: Final = SURVIVOR_OF_VALUE + "SELECT id, name, language, time_zone FROM survivor"  # noqa: S608  put together of constants


def survivor_of(customer_id: int) -> int:
    """The customer that stands for this one today: itself unless it was merged."""
    return survivors_of([customer_id]).get(customer_id, customer_id)


def survivors_of(customer_ids: Iterable[int]) -> dict[int, int]:
    """The survivor of each, in one statement."""
    return dict(read_rows(_SURVIVORS, [list(customer_ids)]))


def cluster_of(customer_id: int) -> frozenset[int]:
    """All that are merged into the same survivor, itself included."""
    return frozenset(row[0] for row in read_rows(_CLUSTER, [customer_id]))


def whole_of(customer_id: int) -> tuple[int, frozenset[int]]:
    """The customer that stands for this one today, and all that are merged into it, itself included."""
    rows = read_rows(_CLUSTER, [customer_id])
    survivor = next((each for each, is_survivor in rows if is_survivor), customer_id)
    return survivor, frozenset(each for each, _ in rows)


def survivor_by_normal_value(kind: str, normal_value: str) -> Person | None:
    """The surviving customer under an identifier; None when there is none."""
    found = read_row(_FIND, {"kind": kind, "normal": normal_value})
    return None if found is None else Person(*found)
