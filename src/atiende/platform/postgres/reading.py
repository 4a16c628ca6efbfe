"""Reads that every page makes, said in SQL and prepared: building a statement costs more than answering it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

from django.db import connection

from atiende.platform.postgres.base import DatabaseWrapper

Values = Sequence[Any] | Mapping[str, Any]


def read_row(statement: str, values: Values = ()) -> tuple[Any, ...] | None:
    """The first row; None when there is none. The statement is fixed text: its name in the server is its wording."""
    cursor = cast(DatabaseWrapper, connection).kept_cursor()
    cursor.execute(statement, values)
    row: tuple[Any, ...] | None = cursor.fetchone()
    return row


def read_rows(statement: str, values: Values = ()) -> list[tuple[Any, ...]]:
    """All rows, of a statement as `read_row` takes it."""
    with cast(DatabaseWrapper, connection).prepared_cursor() as cursor:
        cursor.execute(statement, values)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows
