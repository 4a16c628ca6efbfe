"""A daemon that speaks INSTREAM as clamd does and finds one made-up signature."""

from __future__ import annotations

import contextlib
import socket
import struct
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread

SIGNATURE = b"made-up malware for tests"
Answer = Callable[[bytes], bytes]


def looks(content: bytes) -> bytes:
    return b"stream: Test.Signature FOUND\0" if SIGNATURE in content else b"stream: OK\0"


@contextlib.contextmanager
def clamd(answer: Answer = looks, *, path: Path | None = None) -> Iterator[str]:
    """Yields what the setting says. An empty answer hangs up."""
    if path is not None:
        listener = socket.socket(socket.AF_UNIX)
        listener.bind(str(path))
        listener.listen()
    else:
        listener = socket.create_server(("127.0.0.1", 0))
    thread = Thread(target=_accept, args=(listener, answer), daemon=True)
    thread.start()
    try:
        yield str(path) if path else f"127.0.0.1:{listener.getsockname()[1]}"
    finally:
        with contextlib.suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join(5)


def _accept(listener: socket.socket, answer: Answer) -> None:
    while True:
        try:
            line, _ = listener.accept()
        except OSError:
            return
        with line, line.makefile("rb") as heard, contextlib.suppress(OSError):
            assert heard.read(10) == b"zINSTREAM\0"
            content = b""
            while length := struct.unpack("!L", heard.read(4))[0]:
                content += heard.read(length)
            line.sendall(answer(content))
