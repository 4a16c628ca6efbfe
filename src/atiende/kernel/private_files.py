"""Files that only their owner reads: keys that a program makes for itself on first use."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path


def create_once(path: Path, content: str) -> None:
    """Two processes that start together end up with the same content: the file appears whole, and only once.

    OSError when it cannot be written.
    """
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(content)
    with contextlib.suppress(FileExistsError):
        os.link(unfinished, path)
    unfinished.unlink()
