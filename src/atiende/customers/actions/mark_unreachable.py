"""Note that what is sent to an identifier comes back."""

from __future__ import annotations

import datetime as dt
from typing import Final

from django.db import connection, transaction

from atiende.customers.events import IdentifierUnreachable
from atiende.customers.rules.identifiers import normal_identifier
from atiende.kernel.actors import Actor
from atiende.kernel.text import one_line
from atiende.platform.audit import record
from atiende.platform.live import signal
from atiende.platform.outbox import emit

# xmax is 0 in a row that this very statement inserted.
_MARK: Final = """
WITH identifier AS (
    SELECT id, customer_id FROM customers_identifier WHERE kind = %(kind)s AND normal_value = %(normal)s
), marked AS (
    INSERT INTO customers_unreachableidentifier AS known (identifier_id, since, last_at, times, words)
    SELECT id, %(at)s, %(at)s, 1, %(words)s FROM identifier
    ON CONFLICT (identifier_id) DO UPDATE SET last_at = greatest(known.last_at, excluded.last_at),
        times = known.times + 1, words = excluded.words
    RETURNING identifier_id, xmax = 0 AS is_new
)
SELECT identifier.customer_id, identifier.id, marked.is_new FROM identifier JOIN marked ON identifier_id = id
"""


def mark_unreachable(
    *, kind: str, value: str, words: str, is_permanent: bool, by: Actor, at: dt.datetime
) -> bool:
    """Whether a known identifier is marked now. A passing failure (`is_permanent` false) marks nothing.

    `words` are the server's own. Nobody known under the identifier: nothing happens. Raises NotPermitted.
    """
    by.require("customers.manage")
    normal = normal_identifier(kind, value)
    if not is_permanent or not normal:
        return False
    with transaction.atomic():
        columns: dict[str, str | dt.datetime] = {
            "kind": kind,
            "normal": normal,
            "at": at,
            "words": one_line(words, limit=500),
        }
        with connection.cursor() as cursor:
            cursor.execute(_MARK, columns)
            marked = cursor.fetchone()
        if marked is None:
            return False
        customer_id, identifier_id, is_new = marked
        if is_new:
            _announce(customer_id, identifier_id, by, at)
        signal(f"customer:{customer_id}")
        return True


def _announce(customer_id: int, identifier_id: int, by: Actor, at: dt.datetime) -> None:
    record(
        by=by,
        verb="customers.identifier_unreachable",
        target_kind="customer",
        target_id=customer_id,
        at=at,
        details={"identifier_id": identifier_id},
    )
    emit(IdentifierUnreachable(customer_id=customer_id, identifier_id=identifier_id))
