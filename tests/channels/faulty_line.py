"""A TCP proxy on loopback that stalls, cuts or refuses when a test says so."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Iterator


class FaultyLine:
    """Stands between us and a server; `cut_after` and `stall_after` count bytes of the server's answers."""

    def __init__(self, target_port: int) -> None:
        self._target = target_port
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        self.cut_after: int | None = None
        self.stall_after: int | None = None
        self.lines = 0
        self._open: list[socket.socket] = []
        self._threads = [threading.Thread(target=self._accept, daemon=True)]
        self._threads[0].start()

    def cut_all(self) -> None:
        """Every open line is gone at once."""
        for each in self._open:
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self.cut_all()
        for thread in self._threads:
            thread.join(5)
        for each in self._open:
            each.close()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._listener.accept()
                far = socket.create_connection(("127.0.0.1", self._target), 5)
            except OSError:
                return
            self.lines += 1
            self._open += [near, far]
            for source, target, counts in ((near, far, False), (far, near, True)):
                thread = threading.Thread(target=self._pump, args=(source, target, counts), daemon=True)
                self._threads.append(thread)
                thread.start()

    def _pump(self, source: socket.socket, target: socket.socket, counts: bool) -> None:
        passed = 0
        with contextlib.suppress(OSError):
            source.settimeout(None)
            while data := source.recv(4096):
                if counts and self.stall_after is not None and passed + len(data) > self.stall_after:
                    target.sendall(data[: max(0, self.stall_after - passed)])
                    while source.recv(65536):  # taken and never handed on
                        pass
                    break
                if counts and self.cut_after is not None and passed + len(data) > self.cut_after:
                    target.sendall(data[: max(0, self.cut_after - passed)])
                    break
                target.sendall(data)
                passed += len(data)
        for each in (source, target):
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)


@contextlib.contextmanager
def faulty_line(target_port: int) -> Iterator[FaultyLine]:
    proxy = FaultyLine(target_port)
    try:
        yield proxy
    finally:
        proxy.close()
