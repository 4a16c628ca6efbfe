"""Monthly partitions of the tables that grow for ever: made ahead, and dropped when their time is over."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from atiende.kernel.ids import first_id_at

TABLES = ("platform_event", "platform_audit_entry")
MONTHS_AHEAD = 3
EVENTS_KEPT = timedelta(weeks=5)

_log = logging.getLogger(__name__)


def make_partitions(
    connection: BaseDatabaseWrapper, *, at: datetime, tables: tuple[str, ...] = TABLES
) -> list[str]:
    """Make this month's partition and those of the three months to come; returns the new names.

    A month whose rows already lie in the default partition (a clock was wrong) stays there and is logged.
    """
    made = []
    for table in tables:
        for first in _months(at):
            name = f"{table}_{first:%Y_%m}"
            if not _exists(connection, name) and _make(connection, table, name, first):
                made.append(name)
    return made


def drop_old_event_partitions(connection: BaseDatabaseWrapper, *, at: datetime) -> list[str]:
    """Drop months of events that ended more than five weeks ago and owe nobody a delivery; returns their names."""
    dropped = []
    with connection.cursor() as cursor:
        for name, first in _partitions_of(connection, "platform_event"):
            end = _next_month(first)
            if end > at - EVENTS_KEPT:
                continue
            cursor.execute(
                "SELECT 1 FROM platform_delivery WHERE event_id >= %s AND event_id < %s LIMIT 1",
                [first_id_at(first), first_id_at(end)],
            )
            if cursor.fetchone() is not None:
                _log.warning("%s is kept: some of its events are not delivered yet", name)
                continue
            cursor.execute(f"DROP TABLE {connection.ops.quote_name(name)}")
            dropped.append(name)
    return dropped


def _make(connection: BaseDatabaseWrapper, table: str, name: str, first: datetime) -> bool:
    try:
        with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
            cursor.execute(
                f"CREATE TABLE IF NOT EXISTS {connection.ops.quote_name(name)} "
                f"PARTITION OF {connection.ops.quote_name(table)} "
                f"FOR VALUES FROM ({first_id_at(first)}) TO ({first_id_at(_next_month(first))})"
            )
    except IntegrityError:
        _log.warning("%s cannot be made: rows of that month lie in %s_default", name, table)
        return False
    return True


def _exists(connection: BaseDatabaseWrapper, name: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass(%s)", [name])
        return cursor.fetchone()[0] is not None


def _partitions_of(connection: BaseDatabaseWrapper, table: str) -> list[tuple[str, datetime]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid "
            "WHERE i.inhparent = to_regclass(%s) AND c.relname ~ '_[0-9]{4}_[0-9]{2}$' ORDER BY 1",
            [table],
        )
        names = [name for (name,) in cursor.fetchall()]
    return [(name, datetime.strptime(name[-7:], "%Y_%m").replace(tzinfo=UTC)) for name in names]


def _months(at: datetime) -> list[datetime]:
    months = [at.astimezone(UTC).replace(day=1, hour=0, minute=0, second=0, microsecond=0)]
    while len(months) <= MONTHS_AHEAD:
        months.append(_next_month(months[-1]))
    return months


def _next_month(first: datetime) -> datetime:
    return (first + timedelta(days=32)).replace(day=1)
