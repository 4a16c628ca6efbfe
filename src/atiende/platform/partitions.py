"""Tables that grow for ever: their time-ordered ids, and their monthly partitions, made ahead and dropped in time."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db import IntegrityError, connection, migrations, models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import ProjectState

from atiende.kernel.clock import utc_now
from atiende.kernel.ids import SEQUENCE_BITS, first_id_at

_tables = ["platform_event", "platform_audit_entry"]
MONTHS_AHEAD = 3
EVENTS_KEPT = timedelta(weeks=5)

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Month:
    """A partition: its name, its first instant and that of the next month."""

    name: str
    first: datetime
    end: datetime


class NextId(models.Func):
    """`db_default` of a time-ordered key: milliseconds since 2024, then 22 bits of one sequence."""

    function = "atiende_next_id"
    arity = 0
    output_field = models.BigIntegerField()


class CreatePartitionedModel(migrations.CreateModel):
    """A table partitioned by range of its time-ordered id, with the default partition and those of the first months."""

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        plain = schema_editor.sql_create_table
        schema_editor.sql_create_table = f"{plain} PARTITION BY RANGE (id)"
        try:
            super().database_forwards(app_label, schema_editor, from_state, to_state)
        finally:
            schema_editor.sql_create_table = plain
        table = to_state.apps.get_model(app_label, self.name)._meta.db_table
        schema_editor.execute(f"CREATE TABLE {table}_default PARTITION OF {table} DEFAULT")
        make_partitions(schema_editor.connection, at=utc_now(), tables=(table,))


def ids_at(instants: Sequence[datetime]) -> list[int]:
    """Time-ordered ids as they would have been given out at these instants, for what comes with times of its own.

    Those of one instant keep the order given. What is older than the counting of ids stands at its beginning.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT atiende_next_id() & %s FROM generate_series(1, %s)",
            [(1 << SEQUENCE_BITS) - 1, len(instants)],
        )
        numbers = sorted(number for (number,) in cursor.fetchall())
    return [max(first_id_at(instant), 0) | number for instant, number in zip(instants, numbers, strict=True)]


def keep_partitioned(*tables: str) -> None:
    """Have the upkeep make the coming months of a room's tables too."""
    _tables.extend(table for table in tables if table not in _tables)


def make_partitions(
    connection: BaseDatabaseWrapper, *, at: datetime, tables: tuple[str, ...] = ()
) -> list[str]:
    """Make this month's partition and those of the three months to come; returns the new names.

    Of all tables that are kept partitioned, unless some are named.

    A month whose rows already lie in the default partition (a clock was wrong) stays there and is logged.
    """
    made = []
    for table in tables or _tables:
        for first in _months(at):
            name = f"{table}_{first:%Y_%m}"
            if not _exists(connection, name) and _make(connection, table, name, first):
                made.append(name)
    return made


def drop_old_event_partitions(connection: BaseDatabaseWrapper, *, at: datetime) -> list[str]:
    """Drop months of events that ended more than five weeks ago and owe nobody a delivery; returns their names."""
    dropped = []
    with connection.cursor() as cursor:
        for month in months_of(connection, "platform_event"):
            name, first, end = month.name, month.first, month.end
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


def months_of(connection: BaseDatabaseWrapper, table: str) -> list[Month]:
    """The months of a table that have a partition, the oldest first."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid "
            "WHERE i.inhparent = to_regclass(%s) AND c.relname ~ '_[0-9]{4}_[0-9]{2}$' ORDER BY 1",
            [table],
        )
        names = [name for (name,) in cursor.fetchall()]
    firsts = [datetime.strptime(name[-7:], "%Y_%m").replace(tzinfo=UTC) for name in names]
    return [Month(name, first, _next_month(first)) for name, first in zip(names, firsts, strict=True)]


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


def _months(at: datetime) -> list[datetime]:
    months = [at.astimezone(UTC).replace(day=1, hour=0, minute=0, second=0, microsecond=0)]
    while len(months) <= MONTHS_AHEAD:
        months.append(_next_month(months[-1]))
    return months


def _next_month(first: datetime) -> datetime:
    return (first + timedelta(days=32)).replace(day=1)
