"""A server process that speaks S3, and a way to it that breaks when it is told to."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.processes import until

KEYS = {"AWS_ACCESS_KEY_ID": "testing", "AWS_SECRET_ACCESS_KEY": "testing-secret-of-nobody"}


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@contextmanager
def s3_server(bucket: str) -> Iterator[int]:
    """Its port; the bucket is there and empty."""
    port = free_port()
    environment = {**os.environ, **KEYS, "PYTHONWARNINGS": "ignore"}
    process = subprocess.Popen(
        [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        until(lambda: asked(port, "PUT", f"/{bucket}") == 200, limit=600, what="the S3 server", pause=0.2)
        yield port
    finally:
        process.kill()
        process.wait()


def asked(port: int, method: str, path: str) -> int:
    """The status, or 0 while nobody answers."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        line.request(method, path, headers={"Host": f"127.0.0.1:{port}", "Content-Length": "0"})
        return line.getresponse().status
    except OSError:
        return 0
    finally:
        line.close()


class _Quiet(ThreadingHTTPServer):
    def handle_error(self, *_: Any) -> None:
        """Callers who went away are what this is about."""


class BreakingWay:
    """Hands requests on to the server. `breaks` names what happens to the next ones, one after the other:

    "drop" (closed without an answer), "500", "503", "slow" (later than the client waits), "cut" (half of the answer).
    """

    def __init__(self, port: int) -> None:
        self.breaks: list[str] = []
        self.seen: list[tuple[str, str, str]] = []
        way = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def _hand_on(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                way.seen.append((self.command, self.path, self.headers.get("Range", "")))
                broken = way.breaks.pop(0) if way.breaks else ""
                if broken == "drop":
                    self.close_connection = True
                    self.connection.shutdown(socket.SHUT_RDWR)
                elif broken in {"500", "503"}:
                    self._say(int(broken), {"Content-Length": "0"}, b"")
                else:
                    if broken == "slow":
                        time.sleep(1.5)
                    self._answer(body, is_cut=broken == "cut")

            def _answer(self, body: bytes, *, is_cut: bool) -> None:
                line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
                headers = {k: v for k, v in self.headers.items() if k.lower() != "expect"}
                line.request(self.command, self.path, body=body, headers=headers)
                answer = line.getresponse()
                content = answer.read()
                line.close()
                kept = {
                    k: v
                    for k, v in answer.getheaders()
                    if k.lower() not in {"connection", "transfer-encoding"}
                }
                if self.command != "HEAD":
                    kept["Content-Length"] = str(len(content))
                self._say(answer.status, kept, content[: len(content) // 2] if is_cut else content)
                if is_cut:
                    self.close_connection = True
                    self.connection.shutdown(socket.SHUT_RDWR)

            def _say(self, status: int, headers: dict[str, str], content: bytes) -> None:
                try:
                    self.send_response_only(status)
                    for name, value in headers.items():
                        self.send_header(name, value)
                    self.end_headers()
                    self.wfile.write(content)
                    self.wfile.flush()
                except OSError:
                    self.close_connection = True

            def __getattr__(self, name: str) -> Any:
                if name.startswith("do_"):
                    return self._hand_on
                raise AttributeError(name)

            def log_message(self, *_: Any) -> None:
                pass

        self._server = _Quiet(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.port = int(self._server.server_address[1])
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
