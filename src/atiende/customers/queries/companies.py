"""Who belongs to a company, whatever they were joined with."""

from __future__ import annotations

from typing import Final

from atiende.customers.queries.merges import cluster_of
from atiende.customers.queries.seeing import GRANT
from atiende.kernel.actors import Actor
from atiende.platform.postgres.reading import read_rows

_MOST: Final = 2_000
_OF_COMPANY: Final = f"""
WITH RECURSIVE member (id) AS (
    (SELECT id FROM customers_customer WHERE company_id = ANY (%s::bigint[]) LIMIT {_MOST})
    UNION
    SELECT merge.source_id FROM member JOIN customers_customermerge merge ON merge.target_id = member.id
)
SELECT id FROM member
"""  # noqa: S608  put together of constants


def everybody_of(actor: Actor, company_id: int) -> frozenset[int]:
    """The company, its people (2,000 at most), and all that were joined with any of them; in two queries."""
    if not actor.may(GRANT):
        return frozenset()
    own = cluster_of(company_id)
    return own | {row[0] for row in read_rows(_OF_COMPANY, [sorted(own)])}
