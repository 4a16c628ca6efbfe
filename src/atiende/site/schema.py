"""Tables as this version wants them: which migrations wait, and their application under one lock for all processes."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

_LOCK = 0x61746965  # "atie"


def pending_migrations() -> list[str]:
    """Names such as `identity.0002_roles`, in order; empty when the tables are up to date."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _backwards in plan]


def apply_pending() -> list[str]:
    """Apply what waits and return it; of several processes that start together one does it and the others wait."""
    if not pending_migrations():
        return []
    with _alone():
        waiting = pending_migrations()
        if waiting:
            call_command("migrate", verbosity=0, interactive=False)
            call_command("createcachetable", verbosity=0)
    return waiting


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [_LOCK])
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_LOCK])
