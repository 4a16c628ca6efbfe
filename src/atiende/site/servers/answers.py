"""Django's handler run in a thread, and its answer given back through RSGI."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from dataclasses import dataclass, field
from typing import Any

from django.core import signals
from django.core.handlers.wsgi import WSGIHandler
from django.http.response import HttpResponseBase
from django.urls import set_script_prefix

_SENT_WHOLE_BYTES = 512 * 1024
_CHUNK_SECONDS = 120.0

log = logging.getLogger(__name__)
Header = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Whole:
    """An answer small enough to be handed over at once."""

    status: int
    headers: list[Header]
    body: bytes
    is_head: bool


@dataclass(slots=True)
class Sender:
    """Sends a long answer piece by piece from the thread that makes it."""

    protocol: Any
    loop: asyncio.AbstractEventLoop
    is_closed: bool = field(default=False)

    def send(self, status: int, headers: list[Header], pieces: Any) -> None:
        """Stops making pieces when the reader went away."""
        transport = self._wait(_begin(self.protocol, status, headers))
        try:
            for piece in pieces:
                if piece:
                    self._wait(transport.send_bytes(_bytes(piece)))
        except (RuntimeError, TimeoutError, asyncio.CancelledError) as error:
            log.info("reader went away", extra={"why": type(error).__name__})
            self.is_closed = True

    def _wait(self, work: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(_CHUNK_SECONDS)


class DjangoHandler(WSGIHandler):
    """Django's WSGI handler, asked directly for its response object."""

    def answer(self, environ: dict[str, Any], sender: Sender) -> Whole | None:
        """Make the answer; None when it was sent already in pieces. Runs in a thread of the pool."""
        set_script_prefix("/")
        signals.request_started.send(sender=self.__class__, environ=environ)
        response = self.get_response(self.request_class(environ))
        try:
            return self._hand_over(environ, response, sender)
        finally:
            response.close()  # in this thread: it also gives back this thread's database connection
            environ["wsgi.input"].close()

    def _hand_over(self, environ: dict[str, Any], response: HttpResponseBase, sender: Sender) -> Whole | None:
        is_head = environ["REQUEST_METHOD"] == "HEAD"
        headers = [(name.lower(), value) for name, value in response.items()]
        headers += [("set-cookie", cookie.OutputString()) for cookie in response.cookies.values()]
        if is_head:
            return Whole(response.status_code, headers, b"", is_head=True)
        if response.streaming and not _is_small(response):
            sender.send(response.status_code, headers, response)
            return None
        body = b"".join(_bytes(piece) for piece in response)
        return Whole(response.status_code, headers, body, is_head=False)


async def _begin(protocol: Any, status: int, headers: list[Header]) -> Any:
    return protocol.response_stream(status, headers)


def _is_small(response: HttpResponseBase) -> bool:
    length = response.headers.get("Content-Length", "")
    return length.isdigit() and int(length) <= _SENT_WHOLE_BYTES


def _bytes(piece: Any) -> bytes:
    return piece if isinstance(piece, bytes) else bytes(piece)
