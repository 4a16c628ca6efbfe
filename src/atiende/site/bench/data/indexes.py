"""Indexes put away before rows are copied and made again afterwards, as the migrations made them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import psycopg
from psycopg import sql

_PLAIN = """
SELECT index.relname, pg_get_indexdef(index.oid) FROM pg_index
JOIN pg_class AS index ON index.oid = pg_index.indexrelid
JOIN pg_class AS owner ON owner.oid = pg_index.indrelid
WHERE owner.relname = ANY(%s) AND NOT pg_index.indisunique ORDER BY owner.relname, index.relname
"""
_MEMORY = "SET maintenance_work_mem = '1GB'; SET max_parallel_maintenance_workers = 2"


def put_away(connection: psycopg.Connection, tables: Iterable[str]) -> dict[str, str]:
    """Drop the indexes that promise nothing (unique ones stay); returns what makes each again."""
    found: dict[str, str] = dict(connection.execute(_PLAIN, [list(tables)]).fetchall())
    for name in found:
        connection.execute(sql.SQL("DROP INDEX {}").format(sql.Identifier(name)))
    connection.commit()
    return found


def make_again(connection: psycopg.Connection, found: dict[str, str], advance: Callable[[str], None]) -> None:
    """`advance` hears the name of each before it is made."""
    connection.execute(_MEMORY)
    for name, definition in found.items():
        advance(name)
        connection.execute(definition.replace(" ON ONLY ", " ON ").encode())
        connection.commit()
