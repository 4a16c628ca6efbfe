"""The bytes of a line: read with a limit of time and of length, and waited for without losing any."""

from __future__ import annotations

import imaplib
import select
import socket
import ssl
from typing import Any, Final

LONGEST_LINE_BYTES: Final = 32 * 1024 * 1024
"""An answer to SEARCH names all messages of a folder on one line; the standard library stops at a million bytes."""
_CHUNK_BYTES: Final = 64 * 1024


class _Reading:
    """Replaces the buffered file of the standard library, which cannot be asked whether something came in."""

    sock: socket.socket

    def __init__(self, *arguments: Any, **named: Any) -> None:
        self._buffer = bytearray()
        super().__init__(*arguments, **named)

    def read(self, size: int) -> bytes:
        """Exactly `size` bytes, or less at the end of the line."""
        taken = bytes(self._buffer[:size])
        del self._buffer[:size]
        if len(taken) == size:
            return taken
        whole = bytearray(size)
        with memoryview(whole) as view:
            view[: len(taken)] = taken
            filled = len(taken)
            while filled < size and (count := self.sock.recv_into(view[filled:])):
                filled += count
            return bytes(view[:filled])

    def readline(self) -> bytes:
        searched = 0
        while (end := self._buffer.find(b"\n", searched)) < 0:
            searched = len(self._buffer)
            if searched > LONGEST_LINE_BYTES:
                raise imaplib.IMAP4.error("a line of the server has no end")
            if not self._receive():
                break
        end = len(self._buffer) if end < 0 else end + 1
        line = bytes(self._buffer[:end])
        del self._buffer[:end]
        return line

    def is_waiting(self, seconds: float, wake: socket.socket | None = None) -> bool:
        """True when something of the server's is there to be read within the time; `wake` ends the wait early."""
        if self._buffer or (isinstance(self.sock, ssl.SSLSocket) and self.sock.pending()):
            return True
        watched = [self.sock] if wake is None else [self.sock, wake]
        readable, _, _ = select.select(watched, [], [], max(0.0, seconds))
        return self.sock in readable

    def speak_utf8(self) -> None:
        """For names and passwords with letters beyond ASCII."""
        self._encoding = "utf-8"

    def _receive(self) -> bool:
        data = self.sock.recv(_CHUNK_BYTES)
        self._buffer += data
        return bool(data)


class PlainWire(_Reading, imaplib.IMAP4):
    """Unencrypted, or before STARTTLS."""

    def encrypt(self, context: ssl.SSLContext) -> None:
        """STARTTLS. What came before encryption began may be anybody's: a line that holds such is not used."""
        if self._simple_command("STARTTLS")[0] != "OK" or self._buffer:
            raise self.error("the server spoke out of turn before encryption")
        self.sock = context.wrap_socket(self.sock, server_hostname=self.host)
        self._tls_established = True
        self._get_capabilities()


class TlsWire(_Reading, imaplib.IMAP4_SSL):
    """Encrypted from the first byte."""
