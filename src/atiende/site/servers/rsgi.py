"""The one entry: WebSockets go to the live hub, everything else to Django in a pool of threads."""

from __future__ import annotations

import asyncio
import io
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from atiende.platform.refusals.cut_bodies import BODY_WAS_CUT
from atiende.site.headers import OF_THE_SERVER
from atiende.site.servers.answers import DjangoHandler, Sender, Whole
from atiende.site.servers.requests import LARGEST_BODY_BYTES, Body, BodyTooLarge, Scope, environ_of, read_body
from atiende.site.servers.warm_threads import WarmThreads

_THREADS = 8
_PLAIN = [("content-type", "text/plain; charset=utf-8"), *OF_THE_SERVER]
_WITHOUT_BODY = frozenset({"GET", "HEAD", "OPTIONS", "DELETE", "TRACE"})

log = logging.getLogger(__name__)
ServeSocket = Callable[[Any, Any], Awaitable[None]]


class Application:
    """What granian calls for every request."""

    def __init__(
        self, handler: DjangoHandler, serve_socket: ServeSocket, trusted_proxies: frozenset[str]
    ) -> None:
        self._handler = handler
        self._serve_socket = serve_socket
        self._trusted_proxies = trusted_proxies
        self._threads = WarmThreads(_THREADS, name="request")

    async def __rsgi__(self, scope: Scope, protocol: Any) -> None:
        if scope.proto == "ws":
            await self._serve_socket(scope, protocol)
        elif scope.path == "/healthz":
            protocol.response_str(
                200, [("content-type", "application/json"), *OF_THE_SERVER], '{"alive": true}'
            )
        else:
            await self._answer(scope, protocol)

    async def _answer(self, scope: Scope, protocol: Any) -> None:
        try:
            body = Body(io.BytesIO()) if _has_no_body(scope) else await read_body(protocol)
            environ = environ_of(scope, body.file, self._trusted_proxies)
        except BodyTooLarge:
            protocol.response_str(413, _PLAIN, "413")
            return
        if body.is_cut:
            environ[BODY_WAS_CUT] = LARGEST_BODY_BYTES
        loop = asyncio.get_running_loop()
        try:
            whole = await loop.run_in_executor(
                self._threads, self._handler.answer, environ, Sender(protocol, loop)
            )
        except Exception:
            log.exception("request failed outside Django")
            whole = Whole(500, _PLAIN, b"500", is_head=False)
        if whole is not None:
            _send(protocol, whole)


def _has_no_body(scope: Scope) -> bool:
    if scope.method not in _WITHOUT_BODY:
        return False
    names = {name for name, _value in scope.headers.items()}
    return not names & {"content-length", "transfer-encoding"}


def _send(protocol: Any, whole: Whole) -> None:
    if whole.is_head or not whole.body:
        protocol.response_empty(whole.status, whole.headers)
    else:
        protocol.response_bytes(whole.status, whole.headers, whole.body)
