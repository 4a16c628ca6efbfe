"""Files that hold many mails, each after a line that begins with "From "."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from atiende.channels.rules.mail.reading.head import is_known_field

_ESCAPED = re.compile(rb"^>+From ")
_FIELD = re.compile(rb"([!-9;-~]+)[ \t]*:")
_KINDS = (
    "x-",
    "resent-",
    "list-",
    "content-",
    "arc-",
    "dkim-",
    "received-",
    "thread-",
    "user-agent",
    "status",
)
_LINE_LIMIT = 1 << 20


def split_mbox(stream: BinaryIO) -> Iterator[bytes]:
    """Each mail of an mbox file without its "From " line; one mail at a time is in memory.

    A "From " line begins a mail after a blank line and before a header; elsewhere it is text that nobody escaped.
    """
    lines: list[bytes] = []
    is_after_blank, is_started = True, False
    held = b""
    for line in _lines(stream):
        if held:
            if _begins_header(line):
                if is_started:
                    yield _mail(lines)
                lines, is_started = [], True
            else:
                lines.append(held)
            held = b""
        if line.startswith(b"From ") and is_after_blank:
            held = line
            is_after_blank = False
            continue
        lines.append(_ESCAPED.sub(lambda match: match.group()[1:], line) if line[:1] == b">" else line)
        is_after_blank = not line.strip(b"\r\n")
    if held:
        lines.append(held)
    if is_started or any(line.strip() for line in lines):
        yield _mail(lines)


def _begins_header(line: bytes) -> bool:
    """Whether a line can be the first of a mail: one of the fields that mail programs write, or a second envelope."""
    match = _FIELD.match(line)
    if match is None:
        return line.startswith((b"From ", b">From "))
    name = match.group(1).decode("ascii").lower()
    return is_known_field(name) or name.startswith(_KINDS)


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    is_first = True
    while line := stream.readline(_LINE_LIMIT):
        yield line.removeprefix(b"\xef\xbb\xbf") if is_first else line
        is_first = False


def _mail(lines: list[bytes]) -> bytes:
    if lines and not lines[-1].strip(b"\r\n") and len(lines) > 1:
        lines = lines[:-1]  # the blank line before the next "From " belongs to the file
    return b"".join(lines)
