"""Tables as this version wants them: which migrations wait, and their application under one lock for all processes.

An empty database gets the tables as all migrations leave them (`schema.sql`) instead of replaying their history.
"""

from __future__ import annotations

import contextlib
import logging
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from django.core.management import call_command
from django.db import OperationalError, ProgrammingError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from psycopg.errors import LockNotAvailable

from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import Refusal, gettext_noop
from atiende.platform.backup.restoring import is_unfinished
from atiende.platform.partitions import make_partitions

_LOCK = 0x61746965  # "atie"
_LOCK_SECONDS: Final = 3.0
_LOCK_PAUSE_SECONDS: Final = 2.0
_LOCK_ATTEMPTS: Final = 60
_AS_ALL_LEAVE_THEM: Final = Path(__file__).with_name("schema.sql")

_log = logging.getLogger(__name__)


class RestoreUnfinished(Refusal):
    code = "restore_unfinished"
    message = gettext_noop(
        "A restore into this database was cut short: run it again, with the same backup or another."
    )


def pending_migrations() -> list[str]:
    """Names such as `identity.0002_roles`, in order; empty when the tables are up to date."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _backwards in plan]


def apply_pending(*, is_restoring: bool = False) -> list[str]:
    """Apply what waits and return it; of several processes that start together one does it and the others wait.

    Raises RestoreUnfinished.
    """
    if not is_restoring and is_unfinished():
        raise RestoreUnfinished
    if not pending_migrations():
        return []
    with _alone():
        waiting = pending_migrations()
        if waiting:
            if not connection.introspection.table_names():
                _lay_tables()
            apply_history()
    return waiting


def apply_history() -> None:
    """Apply one by one the migrations that wait, and write what every database of ours holds."""
    _migrate_patiently()
    call_command("createcachetable", verbosity=0)


def _migrate_patiently() -> None:
    """Whoever waits for a lock holds up all who come behind: ours is asked for a few seconds, and again later.

    What was applied stays applied. Raises OperationalError when a lock is not to be had at all.
    """
    for attempt in range(_LOCK_ATTEMPTS):
        try:
            with _lock_timeout(_LOCK_SECONDS):
                call_command("migrate", verbosity=0, interactive=False)
            return
        except OperationalError as error:
            if not isinstance(error.__cause__, LockNotAvailable) or attempt == _LOCK_ATTEMPTS - 1:
                raise
            _log.warning("a migration waits for a lock and is tried again: %s", error)
            time.sleep(_LOCK_PAUSE_SECONDS)


@contextlib.contextmanager
def _lock_timeout(seconds: float) -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('lock_timeout', %s, false)", [f"{seconds}s"])
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("RESET lock_timeout")


def _lay_tables() -> None:
    """Leave the database empty where its server does not understand the text: then history is replayed."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(_AS_ALL_LEAVE_THEM.read_text())
            make_partitions(connection, at=utc_now())
    except ProgrammingError as error:
        _log.warning("the tables are made by one migration after the other: %s", error)


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [_LOCK])
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_LOCK])
