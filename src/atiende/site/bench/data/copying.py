"""Writing rows by COPY, one connection for each table, so that all cores have something to do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager

import psycopg
from psycopg import sql

from atiende.site.bench.data.cases import Case
from atiende.site.bench.data.rows import COLUMNS, Rows

_AT_ONCE = 400


def copy_lines(connection: psycopg.Connection, table: str, columns: str, lines: Sequence[str]) -> None:
    with connection.cursor().copy(_statement(table, columns)) as copying:
        copying.write("\n".join(lines) + "\n")


def copy_cases(url: str, rows: Rows, found: Iterable[Case], advance: Callable[[int], None]) -> None:
    """All tables at the same time, each in a transaction of its own. `advance` hears how many cases are written."""
    with ExitStack() as open_ones:
        copies = {
            table: open_ones.enter_context(_copy(url, table, columns)) for table, columns in COLUMNS.items()
        }
        done = 0

        def hand_over() -> None:
            for table, lines in rows.lines.items():
                if lines:
                    copies[table].write("\n".join(lines) + "\n")
                    lines.clear()
            advance(done)

        for done, case in enumerate(found, start=1):
            rows.write(case)
            if done % _AT_ONCE == 0:
                hand_over()
        hand_over()


@contextmanager
def without_checks(url: str) -> Iterator[psycopg.Connection]:
    """A connection whose writes are not compared with other tables: whoever writes knows that they fit."""
    with psycopg.connect(url, options="-c session_replication_role=replica") as connection:
        yield connection


@contextmanager
def _copy(url: str, table: str, columns: str) -> Iterator[psycopg.Copy]:
    with without_checks(url) as connection, connection.cursor().copy(_statement(table, columns)) as copying:
        yield copying


def _statement(table: str, columns: str) -> sql.Composed:
    names = sql.SQL(", ").join(map(sql.Identifier, columns.split()))
    return sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table), names)
