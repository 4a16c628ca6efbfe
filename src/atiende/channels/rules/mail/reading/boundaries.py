"""Where the parts of a mail begin and end, by the lines that stand between them."""

from __future__ import annotations

import re

_NEXT_PART = re.compile(
    rb"\r?\n[Cc]ontent-[\w-]{2,40}[ \t]*:"
)  # senders that use a boundary twice close it twice
_DASHES = 64  # of a header, say, that are looked at one by one


def spans_between(raw: bytes, start: int, end: int, boundary: bytes) -> tuple[list[tuple[int, int]], bool]:
    """Where each part lies between these two places, and whether the last one is closed."""
    mark = b"--" + boundary
    spans: list[tuple[int, int]] = []
    opened, at, is_closed = -1, start, False
    while (found := _next(raw, mark, at, end)) >= 0:
        at = found + len(mark)
        stop = raw.find(b"\n", at, end)
        stop = end if stop < 0 else stop
        if found > start and raw[found - 1] != 0x0A:
            continue
        rest = raw[at : min(stop, at + 200)].strip() if stop - at < 1000 else b"?"
        if rest not in (b"", b"--"):
            continue
        if opened < 0 and is_closed and not _NEXT_PART.match(raw, stop, end):
            continue  # below the last part stands what belongs to none
        if opened >= 0:
            spans.append((opened, max(opened, _before_break(raw, found))))
        is_closed = rest == b"--"
        at = min(stop + 1, end)
        opened = -1 if is_closed else at
    if 0 <= opened < end:
        spans.append((opened, end))
    return spans, is_closed


def guessed(raw: bytes, start: int, end: int) -> bytes:
    """The boundary as the body shows it, where the header names none that is there."""
    at = start
    for _ in range(50):
        stop = raw.find(b"\n", at, end)
        line = raw[at : stop if stop >= 0 else end].strip()
        if line.startswith(b"--") and 4 < len(line) <= 200 and not line.endswith(b"--"):
            return line[2:]
        if stop < 0:
            return b""
        at = stop + 1
    return b""


def _next(raw: bytes, mark: bytes, at: int, end: int) -> int:
    """`raw.find(mark, at, end)` for a mark that begins with a dash: base64 has none, and is passed at once."""
    for _ in range(_DASHES):
        at = raw.find(b"-", at, end)
        if at < 0 or raw.startswith(mark, at, end):
            return at
        at += 1
    return raw.find(mark, at, end)


def _before_break(raw: bytes, at: int) -> int:
    """Where the line ends that lies before `at`: the break belongs to the boundary."""
    if at and raw[at - 1] == 0x0A:
        at -= 1
        if at and raw[at - 1] == 0x0D:
            at -= 1
    return at
