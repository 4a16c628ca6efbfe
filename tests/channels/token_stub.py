"""A mail provider on loopback: its token address, and the introspection that a Dovecot asks."""

from __future__ import annotations

import json
import threading
import urllib.parse
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class Provider:
    """`good_tokens` sign in; `answers` are given to the token address one after the other, then the usual one."""

    def __init__(self) -> None:
        self.user = ""
        self.good_tokens: set[str] = set()
        self.is_revoked = False
        self.is_away = False
        self.asked: list[dict[str, str]] = []
        self.url = ""

    def token_answer(self, form: dict[str, str]) -> tuple[int, dict[str, Any]]:
        self.asked.append(form)
        if self.is_away:
            return 503, {"error": "temporarily_unavailable"}
        if self.is_revoked:
            return 400, {"error": "invalid_grant", "error_description": "Token has been revoked."}
        token = f"access-{len(self.asked)}"
        self.good_tokens = {token}
        return 200, {
            "access_token": token,
            "refresh_token": f"refresh-{len(self.asked)}",
            "expires_in": 3600,
            "token_type": "Bearer",
        }

    def introspection(self, token: str) -> dict[str, Any]:
        is_good = token in self.good_tokens
        return {"active": "true", "email": self.user} if is_good else {"active": "false"}


@contextmanager
def provider_stub() -> Iterator[Provider]:
    provider = Provider()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            form = dict(urllib.parse.parse_qsl(self.rfile.read(length).decode()))
            if self.path.startswith("/introspect"):
                self._say(200, provider.introspection(form.get("token", "")))
            else:
                self._say(*provider.token_answer(form))

        def do_GET(self) -> None:
            token = self.headers.get("Authorization", "").removeprefix("Bearer ")
            query = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(self.path).query))
            self._say(200, provider.introspection(token or query.get("token", "")))

        def _say(self, status: int, body: dict[str, Any]) -> None:
            data = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_words: Any) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    provider.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
