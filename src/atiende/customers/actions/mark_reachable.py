"""Note that an identifier works again: something arrived from there, or a person says so."""

from __future__ import annotations

import datetime as dt
from typing import Final

from django.db import connection, transaction

from atiende.customers.events import IdentifierReachable
from atiende.customers.rules.identifiers import normal_identifier
from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.live import signal
from atiende.platform.outbox import emit

_CLEAR: Final = """
DELETE FROM customers_unreachableidentifier unreachable USING customers_identifier identifier
WHERE unreachable.identifier_id = identifier.id AND identifier.kind = %s AND identifier.normal_value = %s
RETURNING identifier.customer_id, identifier.id
"""


def mark_reachable(*, kind: str, value: str, by: Actor, at: dt.datetime) -> bool:
    """Whether a mark was taken away; one statement when there was none. Raises NotPermitted."""
    by.require("customers.manage")
    normal = normal_identifier(kind, value)
    if not normal:
        return False
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(_CLEAR, [kind, normal])
            cleared = cursor.fetchone()
        if cleared is None:
            return False
        customer_id, identifier_id = cleared
        record(
            by=by,
            verb="customers.identifier_reachable",
            target_kind="customer",
            target_id=customer_id,
            at=at,
            details={"identifier_id": identifier_id},
        )
        emit(IdentifierReachable(customer_id=customer_id, identifier_id=identifier_id))
        signal(f"customer:{customer_id}")
        return True
