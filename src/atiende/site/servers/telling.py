"""What a process tells its supervisor: that it is ready, or in one sentence why it cannot be."""

from __future__ import annotations

import contextlib
import os


def tell_ready() -> None:
    _tell("ready\n")


def tell_refused(sentence: str) -> None:
    _tell(sentence + "\n")


def _tell(text: str) -> None:
    pipe = os.environ.pop("ATIENDE_TELL_FD", None)
    if pipe is None:
        return
    with contextlib.suppress(OSError), os.fdopen(int(pipe), "w", encoding="utf-8") as file:
        file.write(text)
