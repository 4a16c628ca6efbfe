"""Retention of the audit: whole months, by the rule that somebody chose, and never without an entry that says so."""

from __future__ import annotations

from datetime import datetime

from django.db import connection, transaction

from atiende.kernel.actors import SYSTEM
from atiende.kernel.ids import first_id_at
from atiende.platform.audit import record
from atiende.platform.audit.dropped import DROPPED
from atiende.platform.partitions import months_of
from atiende.platform.upkeep.keeping import audit_keeping

_COUNT = "SELECT count(*), count(*) FILTER (WHERE seal_number IS NULL) FROM {month}"


def drop_old_audit_months(at: datetime) -> list[str]:
    """Drop the months that ended longer ago than entries are kept; returns their names. None while kept for ever.

    A month with an entry that is not sealed stays until it is.
    """
    years = audit_keeping().kept_years
    if years is None:
        return []
    border = at.replace(year=at.year - years, day=min(at.day, 28))
    old = [month for month in months_of(connection, "platform_audit_entry") if month.end <= border]
    return [month.name for month in old if _drop(month.name, month.first, month.end, years, at)]


def _drop(name: str, first: datetime, end: datetime, years: int, at: datetime) -> bool:
    quoted = connection.ops.quote_name(name)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL lock_timeout = '5s'")  # whoever writes entries waits behind us
        cursor.execute(f"LOCK TABLE platform_audit_entry, {quoted} IN ACCESS EXCLUSIVE MODE")
        cursor.execute(_COUNT.format(month=quoted))
        count, unsealed = cursor.fetchone()
        if unsealed:
            return False
        cursor.execute(f"DROP TABLE {quoted}")
        record(
            by=SYSTEM,
            verb=DROPPED,
            target_kind="audit_month",
            target_id=f"{first:%Y-%m}",
            at=at,
            details={
                "rule": f"kept_{years}_years",
                "entries": count,
                "first_id": first_id_at(first),
                "end_id": first_id_at(end),
            },
        )
    return True
