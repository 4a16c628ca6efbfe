"""Locks that the kernel lets go of when their holder dies, so that no stale one is left behind."""

from __future__ import annotations

import contextlib
import fcntl
import os
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from atiende.site.embedded_postgres.errors import DataNotOurs


def make_data_folder(data: Path) -> None:
    """Raises DataNotOurs when it cannot be made or written."""
    try:
        if not data.exists():
            data.mkdir(parents=True)
            data.chmod(0o711)  # whatever the umask: the account that runs the database must pass through
    except OSError as error:
        raise DataNotOurs(data) from error
    if not os.access(data, os.W_OK | os.X_OK):
        raise DataNotOurs(data)


class FolderLock:
    """DATA/`name`.lock: held alone or together with others; it can carry a line of text for who finds it taken."""

    def __init__(self, data: Path, name: str) -> None:
        make_data_folder(data)
        self._path = data / f"{name}.lock"
        try:
            self._file: IO[str] = self._path.open("a+")
        except OSError as error:
            raise DataNotOurs(data) from error

    def hold(self, *, shared: bool = False, wait: bool = False) -> bool:
        """True when it is ours now; changing from shared to alone or back is allowed, but not in one step."""
        kind = fcntl.LOCK_SH if shared else fcntl.LOCK_EX
        try:
            fcntl.flock(self._file, kind | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            return False
        return True

    def let_go(self) -> None:
        fcntl.flock(self._file, fcntl.LOCK_UN)

    def close(self) -> None:
        self._file.close()

    def write(self, text: str) -> None:
        self._file.truncate(0)
        self._file.write(text)
        self._file.flush()

    def read(self) -> str:
        return self._path.read_text()


@contextlib.contextmanager
def alone(data: Path, name: str) -> Iterator[None]:
    """Wait for DATA/`name`.lock and hold it for a short piece of work."""
    lock = FolderLock(data, name)
    try:
        lock.hold(wait=True)
        yield
    finally:
        lock.close()
