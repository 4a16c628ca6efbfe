"""Where a backup is read into: a database beside the one in use, whose place it takes at the very end; or, on a server
of somebody else, the one database there is."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import psycopg
from psycopg import sql

from atiende.site.command_line.database import check_reachable
from atiende.site.embedded_postgres.cluster import DATABASE, Cluster
from atiende.site.embedded_postgres.locks import FolderLock
from atiende.site.embedded_postgres.sharing import place_of_up
from atiende.site.environment import Environment, without_password
from atiende.site.restoring.errors import DataIsThere, OthersAreConnected
from atiende.site.supervisor.errors import AlreadyRunning

_ASIDE = "atiende_restoring"
_OLD = "atiende_replaced"
_PATIENCE_SECONDS = 10.0
_HAS_TABLES = "SELECT EXISTS (SELECT FROM pg_tables WHERE schemaname = current_schema())"
_IS_UNFINISHED = "SELECT to_regclass('atiende_unfinished_restore') IS NOT NULL"
_OTHERS = """
SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()
AND pid <> pg_backend_pid() AND backend_type = 'client backend'
"""

Connection = psycopg.Connection[Any]


@dataclass(frozen=True, slots=True)
class Place:
    """`url` names the database to fill; `take_over` makes it the one in use."""

    url: str
    take_over: Callable[[], None]


@contextlib.contextmanager
def place_to_fill(environment: Environment, *, may_replace: Callable[[], None] | None) -> Iterator[Place]:
    """Nobody else uses the data meanwhile. Where data is, `may_replace` asks, and raises when the answer is no.

    Raises AlreadyRunning, DataIsThere, OthersAreConnected and the refusals of the database.
    """
    lock = FolderLock(environment.data, "atiende")
    try:
        if not lock.hold():
            raise AlreadyRunning(environment.data, lock.read().strip())
        kind = _elsewhere if environment.database_url else _embedded
        with kind(environment, may_replace) as place:
            yield place
    finally:
        lock.close()


@contextlib.contextmanager
def _embedded(environment: Environment, may_replace: Callable[[], None] | None) -> Iterator[Place]:
    cluster = Cluster(environment.data)
    with place_of_up(environment.data, patience_seconds=_PATIENCE_SECONDS):
        cluster.start()
        try:
            with psycopg.connect(cluster.url()) as connection:
                has_data = _truth(connection, _HAS_TABLES)
            if has_data:
                _ask(may_replace, environment.data)
            with psycopg.connect(cluster.url("postgres"), autocommit=True) as connection:
                connection.execute(f"DROP DATABASE IF EXISTS {_ASIDE} WITH (FORCE)")
                connection.execute(f"CREATE DATABASE {_ASIDE}")
            yield Place(cluster.url(_ASIDE), lambda: _swap(cluster))
        finally:
            cluster.stop()


def _swap(cluster: Cluster) -> None:
    """Both names change in one transaction: whenever the machine stops, there is one database of that name."""
    with psycopg.connect(cluster.url("postgres"), autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {_OLD} WITH (FORCE)")
        with connection.transaction():
            connection.execute(f"ALTER DATABASE {DATABASE} RENAME TO {_OLD}")
            connection.execute(f"ALTER DATABASE {_ASIDE} RENAME TO {DATABASE}")
        connection.execute(f"DROP DATABASE {_OLD} WITH (FORCE)")


@contextlib.contextmanager
def _elsewhere(environment: Environment, may_replace: Callable[[], None] | None) -> Iterator[Place]:
    url = environment.database_url_direct or environment.database_url or ""
    check_reachable(url)
    with psycopg.connect(url, autocommit=True) as connection:
        others = connection.execute(_OTHERS).fetchone()
        if others and others[0]:
            raise OthersAreConnected(others[0])
        if _truth(connection, _HAS_TABLES):
            if not _truth(connection, _IS_UNFINISHED):
                _ask(may_replace, without_password(url))
            _empty(connection)
    yield Place(url, lambda: None)


def _empty(connection: Connection) -> None:
    row = connection.execute("SELECT current_schema()").fetchone()
    schema = sql.Identifier(row[0] if row else "public")
    with connection.transaction():
        connection.execute(sql.SQL("DROP SCHEMA {} CASCADE").format(schema))
        connection.execute(sql.SQL("CREATE SCHEMA {}").format(schema))


def _ask(may_replace: Callable[[], None] | None, where: object) -> None:
    if may_replace is None:
        raise DataIsThere(where)
    may_replace()


def _truth(connection: Connection, question: str) -> bool:
    row = connection.execute(question).fetchone()
    return bool(row and row[0])
