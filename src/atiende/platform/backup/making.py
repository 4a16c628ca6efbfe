"""Making a backup: the database first, then the files that it names, then the keys when asked for, the manifest last.

Everybody goes on working meanwhile: all of it is one instant of the database.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from atiende.platform.backup.copying import LIST, Copied, copy_contents
from atiende.platform.backup.dumping import dump
from atiende.platform.backup.errors import NoRoomForBackup, NotABackup, ProgramFailed
from atiende.platform.backup.folders import (
    complete_backups,
    free_bytes,
    held_folder,
    name_at,
    unfinished,
    usable,
)
from atiende.platform.backup.keys import NAME as KEYS
from atiende.platform.backup.keys import check_passphrase, seal_keys
from atiende.platform.backup.manifest import Manifest, Part, part_of, read_manifest, write_manifest
from atiende.platform.backup.programs import program, version_of
from atiende.platform.backup.snapshot import Snapshot, snapshot

DATABASE = "database"
_SPARE_BYTES = 50_000_000
_DUMP_SHARE = 0.5
"""Of the database's size on disk, indexes included, a compressed dump takes less than half."""

Progress = Callable[[int, int], None]
"""Called with what is done and the total, in rows and files; may raise to break off."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was made."""

    path: Path
    manifest: Manifest


def make_backup(
    folder: Path, *, passphrase: str | None = None, progress: Progress = lambda done, total: None
) -> Backup:
    """Make one in a folder of backups; with a passphrase it holds the keys too. An interruption leaves nothing.

    Raises BackupUnderWay, FolderOfBackupsUnusable, NoRoomForBackup, ProgramsMissing, ProgramFailed,
    PassphraseTooShort and what the store of files refuses.
    """
    if passphrase is not None:
        check_passphrase(passphrase)
    began = time.monotonic()
    folder = folder.absolute()
    with held_folder(folder), snapshot() as of:
        before = _backup_before(folder)
        _check_room(folder, of, before)
        name = name_at(of.taken_at)
        with unfinished(folder, name) as place:
            manifest = _write(place, of, None if before is None else before.path, passphrase, progress, began)
    return Backup(folder / name, manifest)


def _write(
    place: Path,
    of: Snapshot,
    before: Path | None,
    passphrase: str | None,
    progress: Progress,
    began: float,
) -> Manifest:
    rows = of.estimated_rows()
    progress(0, rows)
    try:
        dump(place / DATABASE, of, lambda done: progress(min(done, rows), rows))
    except ProgramFailed as failure:
        if "No space left" in str(failure):
            raise _no_room(place.parent, of) from failure
        raise
    tables = of.rows()
    total = rows + tables.get("platform_stored_file", 0)
    copied = copy_contents(
        of.contents(), place, before=before, progress=lambda done: progress(rows + done, total)
    )
    if passphrase is not None:
        seal_keys(Path(settings.DATA) / "keys", place / KEYS, passphrase)
    manifest = Manifest(
        product=settings.RELEASE,
        migrations=of.migrations(),
        postgres=of.major,
        dump_program=version_of(program("pg_dump", least=of.major)),
        taken_at=of.taken_at.astimezone(dt.UTC).isoformat(),
        seconds=round(time.monotonic() - began, 1),
        tables=tables,
        parts=_parts(place, has_keys=passphrase is not None),
        has_keys=passphrase is not None,
        **_of_files(copied),  # type: ignore[arg-type]
    )
    write_manifest(place, manifest)
    progress(total, total)
    return manifest


def _parts(place: Path, *, has_keys: bool) -> list[Part]:
    written = sorted((place / DATABASE).iterdir())
    return [part_of(place, path) for path in [*written, place / LIST, *([place / KEYS] if has_keys else [])]]


def _of_files(copied: Copied) -> dict[str, object]:
    return {
        "files": copied.count,
        "files_bytes": copied.size,
        "new_files_bytes": copied.new_bytes,
        "lost_files": copied.lost,
    }


def _backup_before(folder: Path) -> Backup | None:
    """The newest that says what it holds; one that was altered stands in nobody's way."""
    for path in complete_backups(folder):
        with contextlib.suppress(NotABackup):
            return Backup(path, read_manifest(path))
    return None


def _check_room(folder: Path, of: Snapshot, before: Backup | None) -> None:
    """Refuse before writing what would not fit: by the backup before where there is one, else by an estimate."""
    dumped = int(of.database_bytes() * _DUMP_SHARE)
    held = 0
    if before is not None:
        dumped, held = int(before.manifest.parts_bytes * 1.2), before.manifest.files_bytes
    row = of.connection.execute("SELECT coalesce(sum(size), 0) FROM platform_stored_file").fetchone()
    needed = dumped + max(0, int(row[0] if row else 0) - held) + _SPARE_BYTES
    with usable(folder):
        free = free_bytes(folder)
    if free < needed:
        raise NoRoomForBackup(folder, free=free, needed=needed)


def _no_room(folder: Path, of: Snapshot) -> NoRoomForBackup:
    return NoRoomForBackup(folder, free=free_bytes(folder), needed=int(of.database_bytes() * _DUMP_SHARE))
