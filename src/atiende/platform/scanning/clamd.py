"""The INSTREAM command of clamd: pieces with their length in front, a piece of none at the end, one line back."""

from __future__ import annotations

import io
import re
import socket
import struct
from typing import BinaryIO, Final

from django.conf import settings

CONNECT_SECONDS: Final = 3.0
ANSWER_SECONDS: Final = 60.0
_PIECE_BYTES: Final = 256 * 1024
_LONGEST_ANSWER: Final = 4096
_FOUND = re.compile(r"stream: (.+) FOUND")


class CannotTell(Exception):
    """The scanner is away, did not understand, or refused: nobody knows whether the file is clean."""


def is_wanted() -> bool:
    return bool(settings.CLAMD)


def infection_in(content: bytes | BinaryIO) -> str:
    """The name of what was found; empty for a clean file, which is read piece by piece. Raises CannotTell."""
    try:
        with _line() as line:
            line.settimeout(ANSWER_SECONDS)
            said = _ask(line, content)
    except (OSError, ValueError) as error:
        raise CannotTell(str(error)) from error
    if said == "stream: OK":
        return ""
    found = _FOUND.fullmatch(said)
    if found is None:
        raise CannotTell(said)
    return found[1]


def _line() -> socket.socket:
    if not settings.CLAMD.startswith("/"):
        host, _, port = settings.CLAMD.rpartition(":")
        return socket.create_connection((host.strip("[]"), int(port)), CONNECT_SECONDS)
    line = socket.socket(socket.AF_UNIX)
    line.settimeout(CONNECT_SECONDS)
    try:
        line.connect(settings.CLAMD)
    except OSError:
        line.close()
        raise
    return line


def _ask(line: socket.socket, content: bytes | BinaryIO) -> str:
    line.sendall(b"zINSTREAM\0")
    source = io.BytesIO(content) if isinstance(content, bytes) else content
    while piece := source.read(_PIECE_BYTES):
        line.sendall(struct.pack("!L", len(piece)))
        line.sendall(piece)
    line.sendall(struct.pack("!L", 0))
    said = b""
    while b"\0" not in said and len(said) < _LONGEST_ANSWER and (more := line.recv(_LONGEST_ANSWER)):
        said += more
    return said.partition(b"\0")[0].decode("utf-8", "replace").strip()
