"""From one major version of PostgreSQL to the next, when a new Atiende brings it.

The programs that wrote the data lie beside it. They serve it once more, pg_dump of the new version writes it down, a
new cluster is filled and counted, and only then the folders change their names. Whatever cuts this short, the old data
is whole in `data` or in `data.kept-…`, and the next start goes on or begins anew. The old folder stays until somebody
confirms that all is well.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Protocol, Self

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from atiende.site.command_line.words import gettext
from atiende.site.embedded_postgres.account import Account
from atiende.site.embedded_postgres.errors import (
    DatabaseUnavailable,
    DataOfAnotherVersion,
    NoRoomForNewVersion,
    RowsDiffer,
)
from atiende.site.embedded_postgres.outside import plain_environment
from atiende.site.embedded_postgres.programs import programs_of
from atiende.site.embedded_postgres.reasons import last_line

KEPT: Final = "data.kept-"
_READY: Final = "data.ready-"
_NEW: Final = "data.new"
_DUMP: Final = "data.dump"
_ROOM: Final = 1.3
"""The new cluster is about as large as the old one, its dump at most a third of that."""
_TABLES: Final = """
SELECT c.relname FROM pg_class c WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' ORDER BY 1
"""


class Cluster(Protocol):
    """What of a cluster is needed here."""

    home: Path
    data: Path
    log: Path

    def url(self) -> str: ...
    def beside(self, data: Path) -> Self: ...
    def initialise(self, programs: Path, account: Account) -> None: ...
    def launch(self, programs: Path, account: Account) -> None: ...
    def ensure_database(self) -> None: ...
    def end_orphan(self) -> None: ...
    def stop(self) -> None: ...


def version_of(data: Path) -> str:
    """The major version that wrote a folder of data."""
    return (data / "PG_VERSION").read_text().strip()


def finish_switch(home: Path) -> None:
    """Give a filled cluster its place, also when that was cut short between the two names."""
    for ready in home.glob(f"{_READY}*"):
        data = home / "data"
        if data.exists():
            kept = home / f"{KEPT}{version_of(data)}"
            shutil.rmtree(kept, ignore_errors=True)
            data.rename(kept)
        ready.rename(data)
        _sync(home)
        shutil.rmtree(home / _DUMP, ignore_errors=True)


def bring_to(version: str, cluster: Cluster, programs: Path, account: Account) -> None:
    """Fill a cluster of this version from the data that is there, and let it take its place.

    Raises DataOfAnotherVersion (a later one, or its programs are gone), NoRoomForNewVersion, RowsDiffer,
    DatabaseUnavailable; the data is as it was then.
    """
    found = version_of(cluster.data)
    old_programs = programs_of(cluster.home, found)
    if int(found) > int(version) or old_programs is None:
        raise DataOfAnotherVersion(cluster.data, found, version)
    _check_room(cluster.home)
    sys.stderr.write(
        gettext("The database goes from PostgreSQL %(found)s to %(version)s: this may take some minutes.")
        % {"found": found, "version": version}
        + "\n"
    )
    for place in (cluster, cluster.beside(cluster.home / _NEW)):
        place.end_orphan()
    _clear(cluster.home)
    with _served(cluster, old_programs, account):
        rows = count_rows(cluster.url())
        _run(cluster, programs / "pg_dump", "--jobs=2", "--compress=1", "--file", str(cluster.home / _DUMP))
    new = cluster.beside(cluster.home / _NEW)
    new.initialise(programs, account)
    with _served(new, programs, account):
        new.ensure_database()
        _run(new, programs / "pg_restore", "--jobs=2", "--exit-on-error", str(cluster.home / _DUMP))
        _check_rows(rows, count_rows(new.url()))
        with psycopg.connect(new.url(), autocommit=True) as connection:
            connection.execute("ANALYZE")
    new.data.rename(cluster.home / f"{_READY}{version}")
    finish_switch(cluster.home)


def kept_folders(home: Path) -> list[Path]:
    """The data of versions before, which nobody has confirmed yet."""
    return sorted(home.glob(f"{KEPT}*"))


def forget_kept(home: Path) -> list[str]:
    """Remove the data and the programs of versions before; returns those versions."""
    versions = []
    for folder in kept_folders(home):
        version = folder.name.removeprefix(KEPT)
        shutil.rmtree(folder)
        shutil.rmtree(home / version, ignore_errors=True)
        versions.append(version)
    return versions


def count_rows(url: str) -> dict[str, int]:
    with psycopg.connect(url) as connection:
        counted = {}
        for (name,) in connection.execute(_TABLES).fetchall():
            statement = sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(name))
            row = connection.execute(statement).fetchone()
            counted[name] = row[0] if row else 0
    return counted


@contextmanager
def _served(cluster: Cluster, programs: Path, account: Account) -> Iterator[None]:
    cluster.launch(programs, account)
    try:
        yield
    finally:
        cluster.stop()


def _run(cluster: Cluster, program: Path, *words: str) -> None:
    """pg_dump or pg_restore on the database of a running cluster, as ourselves. Raises DatabaseUnavailable."""
    parts = {name: str(value) for name, value in conninfo_to_dict(cluster.url()).items()}
    password = parts.pop("password", "")
    is_dump = program.name == "pg_dump"
    command = [str(program), "--dbname", make_conninfo(**parts), "--no-password"]
    done = subprocess.run(
        [*command, *(("--format=directory",) if is_dump else ()), *words],
        capture_output=True,
        check=False,
        env={**plain_environment(), "PGPASSWORD": password},
    )
    if done.returncode:
        raise DatabaseUnavailable(f"{program.name}: {last_line(done.stderr)}", cluster.log)


def _check_rows(before: dict[str, int], after: dict[str, int]) -> None:
    for table, expected in before.items():
        if after.get(table) != expected:
            raise RowsDiffer(table, expected, after.get(table, 0))


def _check_room(home: Path) -> None:
    size = sum(path.stat().st_size for path in (home / "data").rglob("*") if path.is_file())
    free, needed = shutil.disk_usage(home).free, int(size * _ROOM)
    if free < needed:
        raise NoRoomForNewVersion(home, free=free, needed=needed)


def _clear(home: Path) -> None:
    """What an attempt before left."""
    for name in (_NEW, _DUMP, "data.unfinished"):
        subprocess.run(["rm", "-rf", "--", str(home / name)], check=True)


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
