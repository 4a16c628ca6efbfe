"""Migrations that will meet data let everybody go on writing while they run: see docs/operating.md, "Upgrading"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.postgres.operations import AddConstraintNotValid, AddIndexConcurrently, ValidateConstraint
from django.db import migrations, models
from django.db.migrations.loader import MigrationLoader
from django.db.models.expressions import Value

from atiende.platform.migrating import AddIndexSafely, Backfill, SetNotNullSafely
from atiende.site.rooms import ROOMS
from tests.upgrade.kept import newest_snapshot

ALONE = (AddIndexConcurrently, SetNotNullSafely, Backfill)
"""Steps that cannot stand in one transaction with others."""
BLOCKING_SQL = {
    r"\bcreate\s+(unique\s+)?index\s+(?!concurrently)": "an index without CONCURRENTLY",
    r"\badd\s+constraint\b(?!.*\b(not\s+valid|using\s+index)\b)": "a constraint without NOT VALID",
    r"\bset\s+not\s+null\b": "SET NOT NULL without a validated check (SetNotNullSafely)",
    r"\balter\s+(column\s+)?\"?\w+\"?\s+(set\s+data\s+)?type\b": "a change of type, which writes the table anew",
    r"\bgenerated\s+always\s+as\s*\(.*\bstored\b": "a generated column, which writes the table anew",
    r"\bdefault\s+\w*(random|clock_timestamp|uuid|nextval|next_id)\w*\s*\(": "a volatile default",
    r"^\s*update\b": "UPDATE of a whole table (Backfill)",
    r"\b(lock\s+table|cluster|vacuum\s+full|reindex\s+(?!.*concurrently))\b": "a lock on the whole table",
}
LONGER = re.compile(r"varchar\((\d+)\)")


def those_that_meet_data() -> Iterator[tuple[str, migrations.Migration]]:
    """What is not in the newest snapshot of a release was never applied to an empty database alone."""
    known = set(newest_snapshot()["migrations"])
    for (app, name), migration in sorted(MigrationLoader(None).disk_migrations.items()):
        if app in ROOMS and f"{app}.{name}" not in known:
            yield f"{app}.{name}", migration


def problems_of(migration: migrations.Migration) -> Iterator[str]:
    made = {op.name_lower for op in migration.operations if isinstance(op, migrations.CreateModel)}
    for op in flattened(migration.operations):
        if getattr(op, "model_name_lower", getattr(op, "model_name", "")).lower() in made:
            continue
        yield from problems_of_operation(op)
        if isinstance(op, ALONE) and migration.atomic:
            yield f"{type(op).__name__} needs atomic = False"
        if isinstance(op, migrations.RunPython) and migration.atomic:
            yield "RunPython in one transaction: atomic = False, and batches"


def flattened(operations: Any) -> Iterator[Any]:
    for op in operations:
        if isinstance(op, migrations.SeparateDatabaseAndState):
            yield from flattened(op.database_operations)
        else:
            yield op


def problems_of_operation(op: Any) -> Iterator[str]:
    if isinstance(op, migrations.AddIndex) and not isinstance(op, AddIndexConcurrently):
        yield f"index {op.index.name} without AddIndexSafely"
    elif isinstance(op, migrations.AddConstraint) and not isinstance(op, AddConstraintNotValid):
        yield f"constraint {op.constraint.name} without AddConstraintNotValid"
    elif isinstance(op, migrations.AddField):
        yield from problems_of_new(op.field, op.name)
    elif isinstance(op, migrations.AlterUniqueTogether):
        yield "unique_together builds an index under a lock"
    elif isinstance(op, migrations.RenameField | migrations.RenameModel | migrations.AlterModelTable):
        yield f"{type(op).__name__}: nodes of the version before still use the old name"
    elif isinstance(op, migrations.RunSQL):
        statements = op.sql if isinstance(op.sql, str) else "\n".join(map(str, op.sql))
        yield from blocking_words(statements)


def problems_of_new(field: Any, name: str) -> Iterator[str]:
    if isinstance(field, models.GeneratedField):
        yield f"{name}: a generated column writes the table anew"
    elif field.has_db_default() and not isinstance(field.db_default, Value | str | int | bool | float):
        yield f"{name}: a volatile default writes the table anew"
    elif not field.null and not field.has_default() and not field.has_db_default():
        yield f"{name}: NOT NULL without a default"
    if isinstance(field, models.ForeignKey) and (field.db_index or field.db_constraint):
        yield f"{name}: db_index=False and db_constraint=False first, then AddIndexSafely and NOT VALID"
    elif field.unique or (field.db_index and not isinstance(field, models.ForeignKey)):
        yield f"{name}: its index is built under a lock; AddIndexSafely afterwards"


def blocking_words(statements: str) -> Iterator[str]:
    for statement in statements.lower().split(";"):
        made = re.findall(r"create\s+table\s+(?:if\s+not\s+exists\s+)?\"?(\w+)", statements.lower())
        if any(table in statement for table in made):
            continue
        for pattern, why in BLOCKING_SQL.items():
            if re.search(pattern, statement, re.DOTALL | re.MULTILINE):
                yield why


def problems_of_changed_fields(name: str, migration: migrations.Migration) -> Iterator[str]:
    """What AlterField does to the column, by the state before."""
    app = name.partition(".")[0]
    changes = [
        op
        for op in migration.operations
        if isinstance(op, migrations.AlterField) and not isinstance(op, SetNotNullSafely)
    ]
    if not changes:
        return
    before = MigrationLoader(None).project_state((app, migration.name), at_end=False)
    for op in changes:
        model = before.models.get((app, op.model_name_lower))
        if model is not None and op.name in model.fields:
            yield from problems_of_change(model.fields[op.name], op.field, op.name)


def problems_of_change(old: Any, new: Any, name: str) -> Iterator[str]:
    if old.null and not new.null:
        yield f"{name}: NOT NULL without SetNotNullSafely"
    if (new.unique and not old.unique) or (new.db_index and not old.db_index):
        yield f"{name}: its index is built under a lock; AddIndexSafely"
    if type(old) is not type(new) or (old.max_length or 0) > (new.max_length or 10**9):
        yield f"{name}: a change of type writes the table anew"


def test_migrations_that_meet_data_block_nobody() -> None:
    found = [
        f"{name}: {problem}"
        for name, migration in those_that_meet_data()
        for problem in [*problems_of(migration), *problems_of_changed_fields(name, migration)]
    ]
    assert found == []


def _of(*operations: Any, atomic: bool = True) -> list[str]:
    migration = migrations.Migration("0002_more", "tickets")
    migration.operations, migration.atomic = list(operations), atomic
    return list(problems_of(migration))


@pytest.mark.parametrize(
    "operation",
    [
        migrations.AddIndex("ticket", models.Index(fields=["number"], name="by_number")),
        migrations.AddConstraint(
            "ticket", models.CheckConstraint(condition=models.Q(number__gt=0), name="c")
        ),
        migrations.AddField("ticket", "seen_at", models.DateTimeField()),
        migrations.AddField("ticket", "code", models.CharField(max_length=9, unique=True, default="")),
        migrations.AddField("ticket", "code", models.CharField(max_length=9, db_index=True, default="")),
        migrations.AddField(
            "ticket", "token", models.UUIDField(db_default=models.Func(function="random_uuid"))
        ),
        migrations.AddField("ticket", "team", models.ForeignKey("teams.Team", models.CASCADE, null=True)),
        migrations.RenameField("ticket", "number", "no"),
        migrations.RunSQL("CREATE INDEX by_no ON tickets_ticket (number)"),
        migrations.RunSQL("ALTER TABLE tickets_ticket ADD CONSTRAINT c CHECK (number > 0)"),
        migrations.RunSQL("ALTER TABLE tickets_ticket ALTER number SET NOT NULL"),
        migrations.RunSQL("ALTER TABLE tickets_message ADD words tsvector GENERATED ALWAYS AS (f(x)) STORED"),
        migrations.RunSQL("UPDATE tickets_ticket SET number = 1"),
        migrations.RunPython(migrations.RunPython.noop),
        AddIndexSafely("ticket", models.Index(fields=["number"], name="by_number")),
    ],
)
def test_what_would_block_is_found(operation: Any) -> None:
    assert len(_of(operation)) == 1


def test_what_blocks_nobody_passes() -> None:
    index = models.Index(fields=["number"], name="by_number")
    check = models.CheckConstraint(condition=models.Q(number__gt=0), name="c")
    assert not _of(
        migrations.CreateModel("Fresh", [("id", models.BigAutoField(primary_key=True))]),
        migrations.AddIndex("fresh", index),
        migrations.AddField("ticket", "colour", models.CharField(max_length=9, default="")),
        migrations.AddField("ticket", "seen_at", models.DateTimeField(null=True)),
        migrations.RunSQL("CREATE TABLE a (id int); CREATE INDEX b ON a (id)"),
        AddConstraintNotValid("ticket", check),
    )
    assert not _of(
        AddIndexSafely("ticket", index),
        Backfill("ticket", assign="colour = ''", where="colour IS NULL"),
        ValidateConstraint("ticket", "c"),
        atomic=False,
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (models.CharField(max_length=9, null=True), models.CharField(max_length=9)),
        (models.CharField(max_length=9), models.CharField(max_length=5)),
        (models.IntegerField(), models.BigIntegerField()),
        (models.IntegerField(), models.IntegerField(db_index=True)),
    ],
)
def test_a_change_that_writes_the_table_anew_is_found(old: Any, new: Any) -> None:
    assert list(problems_of_change(old, new, "name"))


def test_a_longer_text_is_no_change_of_the_table() -> None:
    assert not list(
        problems_of_change(models.CharField(max_length=5), models.CharField(max_length=9), "name")
    )
