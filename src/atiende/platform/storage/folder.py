"""The folder of files: a content lies at FILES_ROOT/ab/cdef… by its SHA-256, whole or not at all."""

from __future__ import annotations

import errno
import hashlib
import io
import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from atiende.platform.storage.errors import DiskFull, FileMissing, FileStoreUnusable, FileTooLarge

CHUNK_BYTES = 256 * 1024
UNFINISHED = "unfinished"
OPEN_AT_ONCE = 50
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


@dataclass(frozen=True, slots=True)
class Written:
    """A content that lies safely on disk, under a name that nobody else knows yet."""

    path: Path
    sha256: str
    size: int

    def discard(self) -> None:
        self.path.unlink(missing_ok=True)


def write(contents: Iterable[Iterable[bytes]], *, limit_bytes: int | None = None) -> list[Written]:
    """Each content in its chunks; several reach the disk before the first is asked to be safe there, which costs half.

    Raises DiskFull, FileTooLarge or FileStoreUnusable, with nothing left behind.
    """
    folder = _root() / UNFINISHED
    with _disk_errors():
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    paths: list[Path] = []
    written: list[Written] = []
    unsafe: list[io.FileIO] = []
    try:
        for chunks in contents:
            paths.append(folder / secrets.token_hex(16))
            with _disk_errors():
                unsafe.append(paths[-1].open("xb", buffering=0))
            digest, size = _fill(unsafe[-1], chunks, limit_bytes)
            written.append(Written(paths[-1], digest, size))
            if len(unsafe) >= OPEN_AT_ONCE:
                _make_safe(unsafe)
        _make_safe(unsafe)
    except BaseException:
        for path in paths:
            path.unlink(missing_ok=True)
        raise
    finally:
        for file in unsafe:
            file.close()
    return written


def _fill(file: io.FileIO, chunks: Iterable[bytes], limit_bytes: int | None) -> tuple[str, int]:
    """The SHA-256 and the size of what was written."""
    digest, size = hashlib.sha256(), 0
    for chunk in chunks:
        size += len(chunk)
        if limit_bytes is not None and size > limit_bytes:
            raise FileTooLarge(limit_bytes)
        digest.update(chunk)
        with _disk_errors():
            _write_whole(file, chunk)
    return digest.hexdigest(), size


def _make_safe(files: list[io.FileIO]) -> None:
    """Synced, closed and taken from the list."""
    for file in files:
        with _disk_errors():
            os.fsync(file.fileno())
    while files:
        files.pop().close()


def put_in_place(contents: Iterable[Written]) -> None:
    """Give written contents their places; what lies there already with the same content stays. Raises DiskFull."""
    with _disk_errors():
        for folder in {path.parent for written in contents if (path := _put(written)) is not None}:
            _sync(folder)


def _put(written: Written) -> Path | None:
    """Where it lies now; None for a content that lay there before."""
    place = path_of(written.sha256)
    if place.exists() and place.stat().st_size == written.size:
        written.path.unlink(missing_ok=True)
        return None
    place.parent.mkdir(exist_ok=True, mode=0o700)
    written.path.replace(place)
    return place


def open_content(sha256: str) -> BinaryIO:
    """Raises FileMissing."""
    try:
        return path_of(sha256).open("rb")
    except FileNotFoundError as error:
        raise FileMissing from error


def remove_content(sha256: str) -> None:
    path_of(sha256).unlink(missing_ok=True)


def has_content(sha256: str) -> bool:
    return path_of(sha256).is_file()


def missing(sha256s: Iterable[str]) -> Iterator[str]:
    return (sha256 for sha256 in sha256s if not has_content(sha256))


def contents_older_than(instant: float) -> Iterator[str]:
    """SHA-256 of the contents that came into the folder before this instant (seconds since 1970)."""
    for path in _root().glob("[0-9a-f][0-9a-f]/*"):
        if len(path.name) == 62 and _age(path) < instant:
            yield path.parent.name + path.name


def remove_unfinished_older_than(instant: float) -> int:
    old = [path for path in (_root() / UNFINISHED).glob("*") if _age(path) < instant]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)


def path_of(sha256: str) -> Path:
    return _root() / sha256[:2] / sha256[2:]


def _root() -> Path:
    return Path(settings.FILES_ROOT)


def _write_whole(file: io.FileIO, chunk: bytes) -> None:
    """A disk that fills up takes a part and says so only at the next attempt."""
    rest = memoryview(chunk)
    while rest:
        rest = rest[file.write(rest) :]


def _age(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return float("inf")


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _disk_errors() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise DiskFull from error
        raise FileStoreUnusable(error.strerror or type(error).__name__) from error
