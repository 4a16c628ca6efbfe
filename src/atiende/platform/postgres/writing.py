"""Writes on the path of every message: said in SQL, prepared, and answered by nothing but how many rows they touched.

A write that answers with rows is a read of `reading.py` with RETURNING in it.
"""

from __future__ import annotations

from typing import cast

from django.db import connection

from atiende.platform.postgres.base import DatabaseWrapper
from atiende.platform.postgres.reading import Values


def write(statement: str, values: Values = ()) -> int:
    """How many rows were written. The statement is fixed text: its name in the server is its wording."""
    with cast(DatabaseWrapper, connection).prepared_cursor() as cursor:
        cursor.execute(statement, values)
        return int(cursor.rowcount)
