"""Mail in files: every regular file below the given paths, each tried by its content and not by its name."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from atiende.channels.rules.mail.reading import split_mbox

MOST_BYTES = 256 * 1024 * 1024
_MBOX = b"From "


@dataclass(frozen=True, slots=True)
class MailInFile:
    """`index` counts from 1 within the file. `raw` is None where `problem` says why it was not read."""

    file: str
    index: int
    raw: bytes | None
    problem: str = ""


def files_below(paths: list[str]) -> Iterator[Path]:
    """In the order of the paths, within a folder by name; each file once. FileNotFoundError for a path that is not."""
    seen: set[Path] = set()
    for given in map(Path, paths):
        if not given.exists():
            raise FileNotFoundError(str(given))
        for path in [given] if given.is_file() else _walked(given):
            if path.resolve() not in seen and path.is_file():
                seen.add(path.resolve())
                yield path


def mails_in(path: Path) -> Iterator[MailInFile]:
    """One mail, or each of an mbox."""
    try:
        with path.open("rb") as stream:
            if stream.peek(len(_MBOX))[: len(_MBOX)] == _MBOX:
                for index, raw in enumerate(split_mbox(stream), start=1):
                    yield MailInFile(str(path), index, raw)
            elif path.stat().st_size > MOST_BYTES:
                yield MailInFile(str(path), 1, None, "file_too_large")
            else:
                yield MailInFile(str(path), 1, stream.read())
    except OSError as error:
        yield MailInFile(str(path), 1, None, error.strerror or type(error).__name__)


def _walked(folder: Path) -> Iterator[Path]:
    for root, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            yield Path(root) / name
