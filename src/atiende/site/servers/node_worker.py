"""A worker node: what the worker of `up` does, and a small door for health. `python -m …servers.node_worker`."""

from __future__ import annotations

import os
import signal
import socket
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from atiende.site.servers.node_start import run_node
from atiende.site.servers.own_addresses import own_answer
from atiende.site.servers.telling import tell_ready
from atiende.site.servers.worker import parts, run_all

_SILENCE_SECONDS = 10


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = _SILENCE_SECONDS

    def do_GET(self) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        answer = own_answer(self.path.partition("?")[0], str(self.client_address[0]), headers)
        content = answer.text.encode()
        self.send_response_only(answer.status)
        self.send_header("Content-Type", answer.media_type)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(content)
        self.close_connection = True

    def log_message(self, *_: Any) -> None:
        """Probes are no news."""


class _Door(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, descriptor: int) -> None:
        super().__init__(("", 0), _Handler, bind_and_activate=False)
        self.socket.close()
        self.socket = socket.socket(fileno=descriptor)

    def handle_error(self, *_: Any) -> None:
        """Whoever asked went away."""


def serve() -> int:
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    door = _Door(int(os.environ["ATIENDE_LISTEN_FD"]))
    threading.Thread(target=door.serve_forever, args=(0.5,), name="door", daemon=True).start()
    tell_ready()
    return run_all(parts(), stop)


if __name__ == "__main__":
    sys.exit(run_node("worker", serve))
