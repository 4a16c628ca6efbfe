"""A bar on a terminal for what takes longer than two seconds; nothing where nobody looks."""

from __future__ import annotations

import sys
import time

_QUIET_SECONDS = 2.0
_EVERY_SECONDS = 0.2
_WIDTH = 30


class Bar:
    """Called with what is done and the total; `end` clears the line."""

    def __init__(self, label: str) -> None:
        self._label = label
        self._began = time.monotonic()
        self._next = self._began + _QUIET_SECONDS
        self._is_shown = False

    def __call__(self, done: int, total: int) -> None:
        now = time.monotonic()
        if now < self._next or not sys.stderr.isatty():
            return
        self._next = now + _EVERY_SECONDS
        self._is_shown = True
        share = min(1.0, done / total) if total else 0.0
        drawn = "█" * int(share * _WIDTH)
        sys.stderr.write(f"\r{self._label} {drawn:·<{_WIDTH}} {share:4.0%}")
        sys.stderr.flush()

    def end(self) -> None:
        if self._is_shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
