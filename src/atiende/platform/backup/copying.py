"""The contents of files on their way into a backup: what the backup before holds is given a second name there."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from atiende.platform.backup.manifest import CHUNK_BYTES
from atiende.platform.backup.snapshot import Content
from atiende.platform.storage import FileMissing, StoredFile, open_file

LIST = "files.list"
FOLDER = "files"

Progress = Callable[[int], None]
"""Called with contents done so far; may raise to break off."""


@dataclass(slots=True)
class Copied:
    """`new_bytes`: of what the backup before did not hold. `lost`: what was not there, or not what its name says."""

    count: int = 0
    size: int = 0
    new_bytes: int = 0
    lost: list[str] = field(default_factory=list)


def copy_contents(
    contents: Iterable[Content], into: Path, *, before: Path | None, progress: Progress
) -> Copied:
    """Every content as `into`/files/ab/cdef…, and their list. Raises OSError; FileStoreUnusable when S3 is away."""
    copied, made = Copied(), set[Path]()
    (into / FOLDER).mkdir(mode=0o700)
    with (into / LIST).open("w", encoding="ascii") as listed:
        for number, content in enumerate(contents, 1):
            target = place_of(into, content.sha256)
            if target.parent not in made:
                target.parent.mkdir(exist_ok=True, mode=0o700)
                made.add(target.parent)
            if _place(content, target, before, copied):
                listed.write(f"{content.sha256} {content.size}\n")
                copied.count += 1
                copied.size += content.size
            else:
                copied.lost.append(content.sha256)
            progress(number)
    return copied


def listed_contents(folder: Path) -> Iterator[Content]:
    """What the backup says that it holds."""
    with (folder / LIST).open(encoding="ascii") as listed:
        for line in listed:
            sha256, _, size = line.strip().partition(" ")
            yield Content(sha256, int(size))


def place_of(folder: Path, sha256: str) -> Path:
    return folder / FOLDER / sha256[:2] / sha256[2:]


def _place(content: Content, target: Path, before: Path | None, copied: Copied) -> bool:
    if before is not None and _linked(place_of(before, content.sha256), target, content.size):
        return True
    try:
        source = open_file(StoredFile(0, content.sha256, content.size, "", ""))
    except FileMissing:
        return False
    digest = hashlib.sha256()
    with source, target.open("xb") as written:
        while chunk := source.read(CHUNK_BYTES):
            digest.update(chunk)
            written.write(chunk)
    if digest.hexdigest() != content.sha256:
        target.unlink()
        return False
    copied.new_bytes += content.size
    return True


def _linked(earlier: Path, target: Path, size: int) -> bool:
    try:
        if earlier.stat().st_size != size:
            return False
        os.link(earlier, target)
    except OSError:
        return False
    return True
