"""Reading a backup back: the database into an empty one, the files into their store, the keys beside the data."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

import psutil
import psycopg
from django.db import connection

from atiende.kernel.clock import utc_now
from atiende.platform.backup.copying import FOLDER, place_of
from atiende.platform.backup.dumping import JOBS, LOOK_EVERY_SECONDS, last_words
from atiende.platform.backup.errors import BackupDamaged, ProgramFailed, RestoredDiffers
from atiende.platform.backup.manifest import Manifest
from atiende.platform.backup.programs import address, program
from atiende.platform.backup.snapshot import count_rows
from atiende.platform.storage.copying import copy_contents

MARK: Final = "atiende_unfinished_restore"
"""A table that is there while a database is being filled: a start that finds it refuses."""
_UNKNOWN_SETTING: Final = "transaction_timeout"
"""What a server before 17 does not know; by its name, because servers speak many languages."""
_IGNORED: Final = "errors ignored on restore"

Progress = Callable[[int, int], None]


def fill_database(folder: Path, manifest: Manifest, progress: Progress = lambda done, total: None) -> None:
    """Fill the empty database that Django is connected to, and count what came.

    Raises ProgramsMissing, ProgramFailed, RestoredDiffers, psycopg.Error.
    """
    target, environment = address()
    with psycopg.connect(target, password=environment.get("PGPASSWORD"), autocommit=True) as session:
        session.execute(f"CREATE TABLE IF NOT EXISTS {MARK} ()")
        _restore(folder / "database", manifest, session, progress)
        found = count_rows(session)
        for table, expected in manifest.tables.items():
            if found.get(table, 0) != expected:
                raise RestoredDiffers(table, found=found.get(table, 0), expected=expected)
        session.execute("ANALYZE")


def is_unfinished() -> bool:
    """Whether the database that Django is connected to was being filled when that was cut short."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass(%s) IS NOT NULL", [MARK])
        return bool(cursor.fetchone()[0])


def drop_mark() -> None:
    """From here on the database may be used."""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE IF EXISTS {MARK}")


def put_files(folder: Path, manifest: Manifest, progress: Progress = lambda done, total: None) -> None:
    """Put every content that the database names into the store of files, checked on the way.

    Raises BackupDamaged and what the store refuses.
    """
    copied = copy_contents(str(folder / FOLDER), advance=progress)
    lost = [sha256 for sha256 in copied.lost if sha256 not in set(manifest.lost_files)]
    if lost:
        raise BackupDamaged(str(place_of(folder, lost[0]).relative_to(folder)))


def put_keys(keys: dict[str, bytes], data: Path) -> None:
    """Put the keys of the backup in the place of those that are there, which are laid aside. Raises OSError."""
    place = data / "keys"
    fresh = data / ".keys.unfinished"
    subprocess.run(["rm", "-rf", "--", str(fresh)], check=True)
    fresh.mkdir(parents=True, mode=0o700)
    for name, content in keys.items():
        path = fresh / name
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    if place.exists():
        place.rename(data / f"keys.before-{utc_now():%Y%m%d-%H%M%S}")
    fresh.rename(place)


def _restore(
    dumped: Path, manifest: Manifest, session: psycopg.Connection[tuple[object, ...]], progress: Progress
) -> None:
    target, environment = address()
    least = max(manifest.dump_program, session.info.server_version // 10_000)
    command = [
        *(str(program("pg_restore", least=least)), f"--jobs={JOBS}", "--no-owner", "--no-privileges"),
        *("--no-comments", "--no-password", "--dbname", target, str(dumped)),
    ]
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stderr=said, env=environment)
        try:
            _watch(process, session, sum(manifest.tables.values()), progress)
        finally:
            if process.poll() is None:
                psutil.Process(process.pid).terminate()
                process.wait()
        said.seek(0)
        _check_words(process.returncode, said.read())


def _check_words(code: int, said: bytes) -> None:
    """That an earlier server does not know this setting is no failure; each process of pg_restore says so once.

    Raises ProgramFailed.
    """
    if not code:
        return
    lines = said.decode(errors="replace").splitlines()
    bad = [line for line in lines if "pg_restore: error:" in line and _UNKNOWN_SETTING not in line]
    if bad or not any(_IGNORED in line for line in lines):
        raise ProgramFailed("pg_restore", last_words("\n".join(bad or lines).encode()))


def _watch(
    process: subprocess.Popen[bytes],
    session: psycopg.Connection[tuple[object, ...]],
    total: int,
    progress: Progress,
) -> None:
    """What was copied is seen while it is: of tables that are done the server keeps no count, so the most counts."""
    most = 0
    while True:
        try:
            process.wait(timeout=LOOK_EVERY_SECONDS)
            return
        except subprocess.TimeoutExpired:
            row = session.execute(
                "SELECT coalesce(sum(n_tup_ins), 0)::bigint FROM pg_stat_user_tables"
            ).fetchone()
            most = max(most, int(str(row[0])) if row else 0)
            progress(min(most, total), total)
