"""How far it is, on a terminal, for what takes longer than two seconds; nothing where nobody looks."""

from __future__ import annotations

import sys
import time

_QUIET_SECONDS = 2.0
_EVERY_SECONDS = 0.2
_WIDTH = 30


class Bar:
    """Called with what is done and the total, or told by `add` what came along; `end` clears the line.

    Where no total is known it counts.
    """

    def __init__(self, label: str = "", *, total: int = 0) -> None:
        self._label = label
        self._done, self._total = 0, total
        self._next = time.monotonic() + _QUIET_SECONDS
        self._is_shown = False

    def __call__(self, done: int, total: int) -> None:
        now = time.monotonic()
        if now < self._next or not sys.stderr.isatty():
            return
        self._next = now + _EVERY_SECONDS
        self._is_shown = True
        sys.stderr.write("\r" + f"{self._label} {_drawn(done, total)}".lstrip())
        sys.stderr.flush()

    def add(self, count: int = 1) -> None:
        self._done += count
        self(self._done, self._total)

    def end(self) -> None:
        if self._is_shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def _drawn(done: int, total: int) -> str:
    if not total:
        return f"{done:,}"
    share = min(1.0, done / total)
    return f"{'█' * int(share * _WIDTH):·<{_WIDTH}} {share:4.0%}"
