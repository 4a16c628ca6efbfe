"""A file of an upload as one on this machine's disk, wherever files are kept."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from atiende.platform.storage import find_file, open_file

_CHUNK = 1 << 20


@contextmanager
def stored_as_path(file_id: int) -> Iterator[Path]:
    """Gone afterwards. Raises NotFound and FileMissing."""
    with (
        open_file(find_file(file_id)) as content,
        tempfile.NamedTemporaryFile(prefix="atiende-import-") as copy,
    ):
        shutil.copyfileobj(content, copy, _CHUNK)
        copy.flush()
        yield Path(copy.name)
