"""A web server of a stranger, with faults to choose, and a network in which only its machine counts as public."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from atiende.platform.outside import Network

HERE = "127.0.0.1"
NAME = "fotos.example"
PNG = (
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89"
    b"\0\0\0\nIDATx\x9cc\0\x01\0\0\x05\0\x01\r\n-\xb4\0\0\0\0IEND\xaeB`\x82"
)


@dataclass
class StrangeServer:
    """`asked`: the requests that came, with their headers in lower case. `answers`: path → type and content."""

    port: int
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    answers: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    redirects: dict[str, str] = field(default_factory=dict)
    drips: set[str] = field(default_factory=set)
    names: dict[str, list[str]] = field(default_factory=lambda: {NAME: [HERE]})
    public: set[str] = field(default_factory=lambda: {HERE})

    def at(self, path: str, name: str = NAME) -> str:
        return f"http://{name}:{self.port}{path}"

    @property
    def network(self) -> Network:
        return Network(
            resolve=lambda name, seconds: self.names.get(name, []),
            allows=self.public.__contains__,
            ports=frozenset({self.port}),
        )


@contextmanager
def strange_server() -> Iterator[StrangeServer]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            said.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
            if self.path in said.redirects:
                self.send_response(302)
                self.send_header("Location", said.redirects[self.path])
                self.end_headers()
            elif self.path in said.drips:
                _drip(self.connection)
            else:
                self._answer(*said.answers.get(self.path, ("image/png", PNG)))

        def _answer(self, media_type: str, content: bytes) -> None:
            self.send_response(200)
            self.send_header("Content-Type", media_type)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True
        block_on_close = False

        def handle_error(self, request: object, client_address: object) -> None:
            pass  # who asked hung up

    server = Server((HERE, 0), Handler)
    said = StrangeServer(server.server_address[1])
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield said
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _drip(line: socket.socket) -> None:
    """A byte now and then, for ever: no single wait is long."""
    try:
        line.sendall(b"HTTP/1.0 200 OK\r\nContent-Type: image/png\r\n\r\n" + PNG[:8])
        while True:
            line.sendall(b"\0")
            time.sleep(0.02)
    except OSError:
        pass
