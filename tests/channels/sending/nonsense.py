"""An SMTP server that says exactly what a test tells it to, be it sense or not."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

HANG = b"hang"
CLOSE = b"close"
_SENSE = {
    "HELLO": b"220 here\r\n",
    "EHLO": b"250 here\r\n",
    "MAIL": b"250 OK\r\n",
    "RCPT": b"250 OK\r\n",
    "DATA": b"354 go on\r\n",
    "TEXT": b"250 OK\r\n",
    "QUIT": b"221 bye\r\n",
}


@dataclass
class Nonsense:
    """`answers`: bytes for each time a command comes, HANG for silence, CLOSE to hang up; afterwards sense."""

    answers: dict[str, list[bytes]]
    texts: list[bytes] = field(default_factory=list)

    def talk(self, line: socket.socket) -> None:
        with line, line.makefile("rb") as heard:
            if not self._say(line, "HELLO"):
                return
            while command := heard.readline():
                word = command[:4].decode("latin-1").upper()
                if not self._say(line, word):
                    return
                if word == "DATA":
                    text = _text_of(heard)
                    if text is None:
                        return
                    self.texts.append(text)
                    if not self._say(line, "TEXT"):
                        return

    def _say(self, line: socket.socket, word: str) -> bool:
        """False when the line is gone."""
        planned = self.answers.get(word)
        answer = planned.pop(0) if planned else _SENSE.get(word, b"500 what?\r\n")
        if answer == CLOSE:
            line.shutdown(socket.SHUT_RDWR)
            return False
        if answer == HANG:
            with contextlib.suppress(OSError):
                line.recv(1)  # until the other side gives up
            return False
        line.sendall(answer)
        return True


def _text_of(heard: BinaryIO) -> bytes | None:
    """None when the other side hung up before its end."""
    lines = []
    while (said := heard.readline()) != b".\r\n":
        if not said:
            return None
        lines.append(said)
    return b"".join(lines)


@contextlib.contextmanager
def talking(nonsense: Nonsense) -> Iterator[int]:
    """Yields the port."""
    listener = socket.create_server(("127.0.0.1", 0))

    def accept() -> None:
        with contextlib.suppress(OSError):
            while True:
                line, _ = listener.accept()
                line.settimeout(30)
                with contextlib.suppress(OSError):
                    nonsense.talk(line)

    thread = threading.Thread(target=accept, daemon=True)
    thread.start()
    try:
        yield int(listener.getsockname()[1])
    finally:
        with contextlib.suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join(10)
        assert not thread.is_alive(), "the server still talks: it would slow every later test"
