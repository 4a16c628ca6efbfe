"""What the supervisor has to say, as lines like those of the others: JSON in a file, plain words on a terminal."""

from __future__ import annotations

import datetime as dt
import json
import os
import sys
from pathlib import Path
from typing import Any

_LARGEST_FILE_BYTES = 5_000_000


class Journal:
    """Writes to DATA/logs/supervisor.log and to standard error; to the latter alone without a data folder."""

    def __init__(self, data: Path | None, *, process: str = "supervisor") -> None:
        self._path = data / "logs" / "supervisor.log" if data else None
        self._process = process

    def say(self, event: str, **fields: Any) -> None:
        """One line; a full disk must not end the supervisor."""
        at = dt.datetime.now(dt.UTC).isoformat()
        line = json.dumps({"at": at, "process": self._process, "event": event, **fields}, ensure_ascii=False)
        if self._path is not None:
            try:
                _append(self._path, line)
            except OSError as error:
                sys.stderr.write(f"{self._path}: {error}\n")
        if sys.stderr.isatty():
            line = " ".join([event, *(f"{name}={value}" for name, value in fields.items())])
        sys.stderr.write(line + "\n")
        sys.stderr.flush()


def _append(path: Path, line: str) -> None:
    path.parent.mkdir(mode=0o700, exist_ok=True)
    if path.exists() and path.stat().st_size > _LARGEST_FILE_BYTES:
        path.replace(path.with_suffix(".log.1"))
    descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    with os.fdopen(descriptor, "a", encoding="utf-8") as file:
        file.write(line + "\n")
