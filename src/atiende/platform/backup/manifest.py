"""What a backup says of itself. It is written last: a folder without it is no backup."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final

from atiende.platform.backup.errors import NotABackup

NAME: Final = "manifest.json"
FORMAT: Final = 1
CHUNK_BYTES: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Part:
    """A file of the backup. The contents in `files/` are not listed here: their names are their sums."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """`taken_at` is the instant of the snapshot; `lost_files` are contents that were missing when it was made."""

    product: str
    migrations: list[str]
    postgres: int
    dump_program: int
    taken_at: str
    seconds: float
    tables: dict[str, int]
    parts: list[Part]
    files: int
    files_bytes: int
    new_files_bytes: int
    lost_files: list[str] = field(default_factory=list)
    has_keys: bool = False
    format: int = FORMAT

    @property
    def taken(self) -> dt.datetime:
        return dt.datetime.fromisoformat(self.taken_at)

    @property
    def parts_bytes(self) -> int:
        return sum(part.size for part in self.parts)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def read_manifest(folder: Path) -> Manifest:
    """Raises NotABackup."""
    try:
        told: dict[str, Any] = json.loads((folder / NAME).read_text(encoding="utf-8"))
        parts = [Part(**part) for part in told.pop("parts")]
        manifest = Manifest(parts=parts, **told)
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise NotABackup(folder) from error
    if manifest.format != FORMAT or any(_leads_outside(part.path) for part in parts):
        raise NotABackup(folder)
    return manifest


def write_manifest(folder: Path, manifest: Manifest) -> None:
    with (folder / NAME).open("w", encoding="utf-8") as file:
        json.dump(manifest.as_json(), file, ensure_ascii=False, indent=1)
        file.write("\n")
        file.flush()
        os.fsync(file.fileno())


def part_of(folder: Path, path: Path) -> Part:
    """The size and the sum of a file that was written."""
    return Part(str(path.relative_to(folder)), path.stat().st_size, sum_of(path))


def sum_of(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK_BYTES):
            digest.update(chunk)
    return digest.hexdigest()


def _leads_outside(path: str) -> bool:
    return path.startswith("/") or ".." in Path(path).parts
