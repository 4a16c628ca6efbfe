"""Mail in files: every regular file below the given paths, each tried by its content and not by its name."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from atiende.channels.rules.mail.reading import split_mbox
from atiende.site.command_line.words import gettext

MOST_BYTES = 256 * 1024 * 1024
_MBOX = b"From "
_MARK = b"\xef\xbb\xbf"  # of UTF-8, which some editors put at the beginning of a file


@dataclass(frozen=True, slots=True)
class MailInFile:
    """`index` counts from 1 within the file. `raw` is None where `problem` says why it was not read."""

    file: str
    index: int
    raw: bytes | None
    problem: str = ""


def files_below(paths: list[str], *, on_closed: Callable[[OSError], None]) -> Iterator[Path]:
    """In the order of the paths, within a folder by name and links last; each file once, under its own name.

    `on_closed` takes the error of a folder that may not be read, or of a path that is neither file nor folder.
    """
    seen: set[Path] = set()
    for given in map(Path, paths):
        for path in [given] if given.is_file() else _walked(given, on_closed):
            if path.resolve() not in seen and path.is_file():
                seen.add(path.resolve())
                yield path


def missing_of(paths: list[str]) -> str | None:
    """The first of these paths that is not there."""
    return next((shown(given) for given in map(Path, paths) if not os.path.exists(given)), None)


def mails_in(path: Path) -> Iterator[MailInFile]:
    """One mail, or each of an mbox."""
    name = shown(path)
    try:
        with path.open("rb") as stream:
            if stream.peek(16)[:16].removeprefix(_MARK).startswith(_MBOX):
                for index, raw in enumerate(split_mbox(stream), start=1):
                    yield MailInFile(name, index, raw)
            elif path.stat().st_size > MOST_BYTES:
                yield MailInFile(name, 1, None, "file_too_large")
            else:
                yield MailInFile(name, 1, stream.read())
    except OSError as error:
        yield MailInFile(name, 1, None, error.strerror or type(error).__name__)


def shown(path: Path) -> str:
    """A path as text that can be written anywhere, whatever bytes its name has."""
    return os.fsencode(path).decode("utf-8", "replace")


def _walked(folder: Path, on_closed: Callable[[OSError], None]) -> Iterator[Path]:
    if not folder.is_dir():
        on_closed(OSError(errno.EINVAL, gettext("neither a file nor a folder"), str(folder)))
        return
    links: list[Path] = []
    for root, folders, names in os.walk(folder, onerror=on_closed):
        folders.sort()
        for path in (Path(root) / name for name in sorted(names)):
            if path.is_symlink():
                links.append(path)
            else:
                yield path
    yield from links
