"""A web server of a partner that takes what is posted to it, with faults to choose."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread

from atiende.platform.outside import Network

HERE = "127.0.0.1"
NAME = "socio.example"


@dataclass
class Posted:
    """One request; names of headers in lower case."""

    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class ListeningServer:
    """`answers`: path → status, headers and content; the rest is answered with 204. `faults`: path → what goes wrong.

    Every address is `here`, which counts as an inner network that was named.
    """

    port: int
    posted: list[Posted] = field(default_factory=list)
    answers: dict[str, tuple[int, dict[str, str], bytes]] = field(default_factory=dict)
    faults: dict[str, str] = field(default_factory=dict)
    names: dict[str, list[str]] = field(default_factory=lambda: {NAME: [HERE]})
    ended: Event = field(default_factory=Event)
    asked: list[str] = field(default_factory=list)
    """Names that were looked up."""

    def at(self, path: str, name: str = NAME) -> str:
        return f"http://{name}:{self.port}{path}"

    def _resolve(self, name: str, _seconds: float) -> list[str]:
        self.asked.append(name)
        return self.names.get(name, [])

    @property
    def network(self) -> Network:
        return Network(self._resolve, lambda _: False, frozenset({443}), is_inner=HERE.__eq__)


@contextmanager
def listening_server() -> Iterator[ListeningServer]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
            names = {name.lower(): value for name, value in self.headers.items()}
            said.posted.append(Posted(self.path, names, body))
            fault = _FAULTS.get(said.faults.get(self.path, ""))
            if fault is not None:
                fault(self, said.ended)
                return
            status, headers, content = said.answers.get(self.path, (204, {}, b""))
            self.send_response(status)
            for name, value in {"Content-Length": str(len(content)), **headers}.items():
                self.send_header(name, value)
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
    said = ListeningServer(server.server_address[1])
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield said
    finally:
        said.ended.set()
        server.shutdown()
        server.server_close()
        thread.join()


def _hang(handler: BaseHTTPRequestHandler, ended: Event) -> None:
    ended.wait(30)


def _close(handler: BaseHTTPRequestHandler, ended: Event) -> None:
    handler.close_connection = True


def _drip_head(handler: BaseHTTPRequestHandler, ended: Event) -> None:
    _drip(handler, ended, b"HTTP/1.0 200 OK\r\nX-A: ")


def _drip_body(handler: BaseHTTPRequestHandler, ended: Event) -> None:
    _drip(handler, ended, b"HTTP/1.0 200 OK\r\n\r\nbien")


def _no_http(handler: BaseHTTPRequestHandler, ended: Event) -> None:
    handler.wfile.write(b"SSH-2.0-OpenSSH_9.2\r\n")
    handler.close_connection = True


def _drip(handler: BaseHTTPRequestHandler, ended: Event, begin: bytes) -> None:
    """A byte now and then, for ever: no single wait is long."""
    handler.connection.sendall(begin)
    while not ended.is_set():
        handler.connection.sendall(b"a")
        time.sleep(0.02)


_FAULTS: dict[str, Callable[[BaseHTTPRequestHandler, Event], None]] = {
    "hang": _hang,
    "close": _close,
    "drip head": _drip_head,
    "drip body": _drip_body,
    "no http": _no_http,
}
