"""Changes of tables that are in use: each of them lets everybody go on writing. See docs/operating.md, "Upgrading".

Migrations that hold one of these say `atomic = False`: every step is a transaction of its own, and may be run again
after it was cut short.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, cast

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations import AlterField
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from django.db.models import Field

BATCH_ROWS = 5_000
_IS_VALID = """
SELECT i.indisvalid FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
WHERE c.relname = %s AND c.relnamespace = current_schema()::regnamespace
"""
_HAS_CONSTRAINT = "SELECT 1 FROM pg_constraint WHERE conname = %s AND conrelid = to_regclass(%s)"


class AddIndexSafely(AddIndexConcurrently):
    """An index built beside those who write. What an attempt left that was cut short is removed first; one that was
    finished, and only not noted, is taken as it is."""

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        with _patiently(schema_editor):
            with schema_editor.connection.cursor() as cursor:
                cursor.execute(_IS_VALID, [self.index.name])
                found = cursor.fetchone()
                if found == (True,):
                    return
                if found:
                    name = schema_editor.quote_name(self.index.name)
                    cursor.execute(f"DROP INDEX CONCURRENTLY IF EXISTS {name}")
            super().database_forwards(app_label, schema_editor, from_state, to_state)


class SetNotNullSafely(AlterField):
    """A column in which no row is empty any more becomes NOT NULL: a validated check spares the look under a lock."""

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        model = to_state.apps.get_model(app_label, self.model_name)
        table = schema_editor.quote_name(model._meta.db_table)
        field = cast("Field[Any, Any]", model._meta.get_field(self.name))
        column = schema_editor.quote_name(str(field.column))
        known = f"{model._meta.db_table}_{self.name}_filled"[:63]
        check = schema_editor.quote_name(known)
        with schema_editor.connection.cursor() as cursor:
            cursor.execute(_HAS_CONSTRAINT, [known, model._meta.db_table])
            if not cursor.fetchone():
                cursor.execute(
                    f"ALTER TABLE {table} ADD CONSTRAINT {check} CHECK ({column} IS NOT NULL) NOT VALID"
                )
            cursor.execute(f"ALTER TABLE {table} VALIDATE CONSTRAINT {check}")
            cursor.execute(f"ALTER TABLE {table} ALTER COLUMN {column} SET NOT NULL")
            cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {check}")


class Backfill(Operation):
    """Fill a column, some thousand rows at a time: `assign` and `where` are SQL of that table.

    In the order of its key, a number, from the first row to the last: what is inserted meanwhile is filled too.
    """

    reversible = True
    atomic = False

    def __init__(self, model_name: str, *, assign: str, where: str, batch_rows: int = BATCH_ROWS) -> None:
        self.model_name, self.assign, self.where, self.batch_rows = model_name, assign, where, batch_rows

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Rows change, tables do not."""

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        model = to_state.apps.get_model(app_label, self.model_name)
        table = schema_editor.quote_name(model._meta.db_table)
        assert model._meta.pk is not None
        key = schema_editor.quote_name(model._meta.pk.column)
        step = (
            f"WITH chosen AS (SELECT {key} AS key FROM {table} WHERE {self.where}"  # noqa: S608
            f" AND (%s::bigint IS NULL OR {key} > %s) ORDER BY {key} LIMIT %s FOR NO KEY UPDATE),"
            f" filled AS (UPDATE {table} SET {self.assign}"
            f" WHERE {key} IN (SELECT key FROM chosen) RETURNING {key} AS key)"
            " SELECT max(key) FROM filled"
        )
        last: int | None = None
        with schema_editor.connection.cursor() as cursor:
            while True:
                cursor.execute(step, [last, last, self.batch_rows])
                (last,) = cursor.fetchone()
                if last is None:
                    return

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """What was filled in stays."""

    def describe(self) -> str:
        return f"Fill {self.model_name} in batches"


@contextmanager
def _patiently(schema_editor: BaseDatabaseSchemaEditor) -> Iterator[None]:
    """Building beside writers waits for transactions that began before; nobody waits for it meanwhile."""
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("SHOW lock_timeout")
        (before,) = cursor.fetchone()
        cursor.execute("SET lock_timeout = 0")
        try:
            yield
        finally:
            cursor.execute(f"SET lock_timeout = '{before}'")
