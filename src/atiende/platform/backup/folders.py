"""The folder of backups: a folder for each, which has its name only once it is whole and on disk."""

from __future__ import annotations

import ctypes
import datetime as dt
import errno
import fcntl
import os
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from atiende.platform.backup.errors import (
    BackupUnderWay,
    FolderOfBackupsUnusable,
    NoRoomForBackup,
    NotABackup,
)
from atiende.platform.backup.manifest import NAME

_NAMED: Final = re.compile(r"atiende-(\d{8}-\d{6})Z")
_FORM: Final = "%Y%m%d-%H%M%S"
_UNFINISHED: Final = ".unfinished-"
_REMOVING: Final = ".removing-"
NO_ROOM: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


def name_at(instant: dt.datetime) -> str:
    return f"atiende-{instant.astimezone(dt.UTC):{_FORM}}Z"


def taken_at(name: str) -> dt.datetime | None:
    """When the backup of this name was made; None for what is no name of one."""
    match = _NAMED.fullmatch(name)
    return dt.datetime.strptime(match[1], _FORM).replace(tzinfo=dt.UTC) if match else None


def complete_backups(folder: Path) -> list[Path]:
    """The whole ones, the newest first. What cannot be read counts as empty."""
    try:
        found = [path for path in folder.iterdir() if _NAMED.fullmatch(path.name) and (path / NAME).is_file()]
    except OSError:
        return []
    return sorted(found, reverse=True)


def backup_in(folder: Path) -> Path:
    """The backup that this folder is, or the newest of those that it holds. Raises NotABackup."""
    if (folder / NAME).is_file():
        return folder
    whole = complete_backups(folder)
    if not whole:
        raise NotABackup(folder)
    return whole[0]


@contextmanager
def held_folder(folder: Path) -> Iterator[None]:
    """Ours alone while a backup is made; what an interrupted one left goes.

    Raises BackupUnderWay, FolderOfBackupsUnusable.
    """
    with usable(folder):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock = (folder / ".lock").open("a")
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BackupUnderWay(folder) from error
        for left in [*folder.glob(f"{_UNFINISHED}*"), *folder.glob(f"{_REMOVING}*")]:
            shutil.rmtree(left, ignore_errors=True)
        yield


@contextmanager
def unfinished(folder: Path, name: str) -> Iterator[Path]:
    """A folder to write into, which gets its name at the end of the block, or goes when the block fails.

    Raises FolderOfBackupsUnusable, NoRoomForBackup.
    """
    place = folder / f"{_UNFINISHED}{name}"
    try:
        with usable(folder):
            place.mkdir(mode=0o700)
            yield place
            sync_disk_of(place)
            place.rename(folder / name)
            _sync(folder)
    except BaseException:
        shutil.rmtree(place, ignore_errors=True)
        raise


@contextmanager
def usable(folder: Path) -> Iterator[None]:
    """Raises NoRoomForBackup and FolderOfBackupsUnusable for what the disk says."""
    try:
        yield
    except OSError as error:
        if error.errno in NO_ROOM:
            raise NoRoomForBackup(folder, free=free_bytes(folder), needed=free_bytes(folder) + 1) from error
        raise FolderOfBackupsUnusable(folder, error.strerror or type(error).__name__) from error


def free_bytes(folder: Path) -> int:
    """Free on the disk where the folder lies or will lie."""
    existing = next(place for place in (folder, *folder.parents) if place.exists())
    return shutil.disk_usage(existing).free


def remove_backup(path: Path) -> None:
    """It loses its name first, so that an interruption leaves no half of it that looks whole."""
    leaving = path.with_name(f"{_REMOVING}{path.name}")
    path.rename(leaving)
    shutil.rmtree(leaving, ignore_errors=True)


def kept_of(names: list[str], *, days: int, weeks: int) -> set[str]:
    """Which to keep: the newest of each of the last days that have one, and of each of the last weeks."""
    newest_first = sorted(((at, name) for name in names if (at := taken_at(name))), reverse=True)
    by_day: dict[dt.date, str] = {}
    by_week: dict[tuple[int, int], str] = {}
    for at, name in newest_first:
        by_day.setdefault(at.date(), name)
        by_week.setdefault(at.isocalendar()[:2], name)
    return {*list(by_day.values())[: max(1, days)], *list(by_week.values())[:weeks]}


def sync_disk_of(place: Path) -> None:
    """All of it is on the disk when this returns: one order for the whole disk instead of one for each file."""
    descriptor = os.open(place, os.O_RDONLY)
    try:
        if sys.platform.startswith("linux"):
            if ctypes.CDLL(None, use_errno=True).syncfs(descriptor):
                raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
        else:
            os.sync()
    finally:
        os.close(descriptor)


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
