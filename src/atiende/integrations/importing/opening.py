"""The files of an import, one by one: single ones, whole folders, ZIP files that are never unpacked to the disk."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO, Final

from atiende.integrations.rules.importing import problems as say
from atiende.integrations.rules.importing.refusals import UnreadableImport
from atiende.kernel.text import one_line

MOST_FILES: Final = 200_000
MOST_UNPACKED: Final = 20_000_000_000
"""Bytes of all that a ZIP file holds."""
_SMALL: Final = 10_000_000
_MOST_GROWTH: Final = 200
"""How many times larger than packed a member over ten megabytes may be: text rarely shrinks to a fiftieth."""
_UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, OSError)


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read. `open_it` opens it from its beginning, as often as it is called; `size` is in bytes."""

    name: str
    size: int
    open_it: Callable[[], IO[bytes]]


@contextmanager
def opened(paths: Iterable[tuple[str, Path]]) -> Iterator[list[Source]]:
    """The files under these (name, path), in the order of their names. Raises UnreadableImport."""
    archives: list[zipfile.ZipFile] = []
    try:
        sources = [source for name, path in paths for source in _below(name, path, archives)]
        if not sources:
            raise UnreadableImport(say.NOTHING_THERE)
        yield sources
    finally:
        for archive in archives:
            archive.close()


def _below(name: str, path: Path, archives: list[zipfile.ZipFile]) -> Iterator[Source]:
    if path.is_dir():
        files = sorted(each for each in path.rglob("*") if each.is_file() and not each.is_symlink())
        _refuse_too_many(len(files))
        for each in files:
            yield from _below(str(each.relative_to(path)), each, archives)
        return
    shown = one_line(name.encode("utf-8", "replace").decode(), limit=200)
    if _is_zip(path):
        yield from _members(path, archives)
        return
    yield Source(shown, path.stat().st_size, lambda: path.open("rb"))


def _is_zip(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) in (b"PK\x03\x04", b"PK\x05\x06")


def _members(path: Path, archives: list[zipfile.ZipFile]) -> Iterator[Source]:
    try:
        archive = zipfile.ZipFile(path)
    except _UNREADABLE as error:
        raise UnreadableImport(say.BROKEN_ZIP) from error
    archives.append(archive)
    members = [each for each in archive.infolist() if not each.is_dir() and each.file_size]
    _refuse_too_many(len(members))
    if sum(each.file_size for each in members) > MOST_UNPACKED or any(map(_is_bomb, members)):
        raise UnreadableImport(say.ZIP_BOMB)
    for each in sorted(members, key=lambda member: member.filename):
        if each.flag_bits & 1:
            raise UnreadableImport(say.BROKEN_ZIP)
        name = one_line(each.filename.encode("utf-8", "replace").decode(), limit=200)
        if not _is_rubbish(name):
            yield Source(name, each.file_size, partial(_open_member, archive, each))


def _open_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> IO[bytes]:
    """Never more bytes than the archive says, which is what was looked at. Raises UnreadableImport."""
    try:
        return archive.open(member)
    except _UNREADABLE as error:
        raise UnreadableImport(say.BROKEN_ZIP) from error


@contextmanager
def refusing_broken() -> Iterator[None]:
    """What goes wrong while a file is read on, in words."""
    try:
        yield
    except _UNREADABLE as error:
        raise UnreadableImport(say.BROKEN_ZIP) from error


def _is_bomb(member: zipfile.ZipInfo) -> bool:
    return member.file_size > _SMALL and member.file_size > _MOST_GROWTH * max(1, member.compress_size)


def _is_rubbish(name: str) -> bool:
    """What operating systems put into archives by themselves."""
    return name.startswith("__MACOSX/") or name.rpartition("/")[2] in (".DS_Store", "Thumbs.db")


def _refuse_too_many(count: int) -> None:
    if count > MOST_FILES:
        raise UnreadableImport(say.TOO_MANY_FILES, count=MOST_FILES)
