"""One instant of the database, which pg_dump and we look at together while everybody goes on writing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import psycopg
from psycopg import IsolationLevel, sql

from atiende.platform.backup.programs import address
from atiende.platform.storage.stillness import HOLD_STILL

_TABLES = """
SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = current_schema() AND c.relkind = 'r' ORDER BY c.relname
"""
_APPLIED = "SELECT app || '.' || name FROM django_migrations ORDER BY id"
_ESTIMATE = """
SELECT coalesce(sum(greatest(c.reltuples, 0)), 0)::bigint FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = current_schema() AND c.relkind = 'r'
"""
_FILES = "SELECT sha256, size FROM platform_stored_file ORDER BY sha256"


@dataclass(frozen=True, slots=True)
class Content:
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Snapshot:
    """`name` is what pg_dump is told; `major` is the server's version."""

    connection: psycopg.Connection[Any]
    name: str
    taken_at: dt.datetime
    major: int

    def estimated_rows(self) -> int:
        """What the server remembers of its last look at the tables."""
        return max(1, int(self._one(_ESTIMATE)))

    def database_bytes(self) -> int:
        return int(self._one("SELECT pg_database_size(current_database())"))

    def migrations(self) -> list[str]:
        return [name for (name,) in self.connection.execute(_APPLIED).fetchall()]

    def rows(self) -> dict[str, int]:
        """The rows of each table, counted one by one."""
        return count_rows(self.connection)

    def contents(self) -> Iterator[Content]:
        """Every file that the database names."""
        with self.connection.cursor(name="contents") as cursor:
            for sha256, size in cursor.execute(_FILES):
                yield Content(sha256, size)

    def _one(self, statement: str) -> Any:
        row = self.connection.execute(statement).fetchone()
        return row[0] if row else 0


@contextmanager
def snapshot() -> Iterator[Snapshot]:
    """As long as it is held, no file that it names is removed. Raises psycopg.Error."""
    target, environment = address()
    with psycopg.connect(target, password=environment.get("PGPASSWORD"), autocommit=True) as connection:
        connection.execute("SET idle_in_transaction_session_timeout = 0")
        connection.execute("SET statement_timeout = 0")
        connection.execute("SELECT pg_advisory_lock_shared(%s)", [HOLD_STILL])
        connection.autocommit = False
        connection.isolation_level = IsolationLevel.REPEATABLE_READ
        connection.read_only = True
        row = connection.execute("SELECT pg_export_snapshot(), now()").fetchone()
        assert row is not None
        yield Snapshot(connection, row[0], row[1], connection.info.server_version // 10_000)


def count_rows(connection: psycopg.Connection[Any]) -> dict[str, int]:
    """By table; of partitioned ones, their partitions."""
    counted = {}
    for (name,) in connection.execute(_TABLES).fetchall():
        row = connection.execute(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(name))).fetchone()
        counted[name] = row[0] if row else 0
    return counted
