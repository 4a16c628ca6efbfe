"""A relay in front of the program that counts the bytes of its answers, as they go over the wire."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

_CHUNK = 65536


class Relay:
    """Hands every connection on to the program; `received` counts what came back, heads of answers included."""

    def __init__(self, target: int) -> None:
        self._target = target
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._lock = threading.Lock()
        self.port = int(self._listening.getsockname()[1])
        self.received = 0

    def serve(self) -> None:
        while True:
            try:
                asking, _address = self._listening.accept()
            except OSError:  # closed
                return
            threading.Thread(target=self._join, args=(asking,), daemon=True).start()

    def close(self) -> None:
        with suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()

    def _join(self, asking: socket.socket) -> None:
        with asking, socket.create_connection(("127.0.0.1", self._target)) as answering:
            back = threading.Thread(target=self._hand_on, args=(answering, asking, True), daemon=True)
            back.start()
            self._hand_on(asking, answering, False)
            back.join()

    def _hand_on(self, source: socket.socket, to: socket.socket, counts: bool) -> None:
        with suppress(OSError):
            while chunk := source.recv(_CHUNK):
                if counts:
                    with self._lock:
                        self.received += len(chunk)
                to.sendall(chunk)
        with suppress(OSError):
            to.shutdown(socket.SHUT_WR)


@contextmanager
def relay_to(port: int) -> Iterator[Relay]:
    relay = Relay(port)
    threading.Thread(target=relay.serve, daemon=True).start()
    try:
        yield relay
    finally:
        relay.close()
