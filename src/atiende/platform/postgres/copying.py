"""Many rows at once, as the database takes them fastest: in the transaction under way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection
from psycopg import sql


def copy_rows(table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Write rows of these columns by COPY; JSON and arrays may be handed in as the texts that the database reads.

    Raises IntegrityError as any write.
    """
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, columns))
    )
    with connection.cursor() as cursor, connection.wrap_database_errors, cursor.copy(statement) as copying:
        for row in rows:
            copying.write_row(row)


def next_ids(sequence: str, count: int) -> list[int]:
    """The next numbers of a sequence, in order: for rows whose ids others of the same COPY must name."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(%s::regclass) FROM generate_series(1, %s)", [sequence, count])
        return sorted(number for (number,) in cursor.fetchall())
