"""A live node: the WebSockets of /live, and nothing else. `python -m atiende.site.servers.node_live`."""

from __future__ import annotations

import asyncio
import importlib
import logging
import os
import sys
from collections.abc import Awaitable, Callable
from typing import Any

from atiende.site.headers import OF_THE_SERVER
from atiende.site.servers.node_start import run_node
from atiende.site.servers.own_addresses import own_answer
from atiende.site.servers.serving import serve_until_told


class LiveApplication:
    """What granian calls. Health and metrics are answered in a thread: they ask the database."""

    def __init__(self, serve_socket: Callable[[Any, Any], Awaitable[None]]) -> None:
        self._serve_socket = serve_socket

    async def __rsgi__(self, scope: Any, protocol: Any) -> None:
        if scope.proto == "ws":
            await self._serve_socket(scope, protocol)
            return
        headers = dict(scope.headers.items())
        client = scope.client.rpartition(":")[0].strip("[]")
        answer = await asyncio.to_thread(own_answer, scope.path, client, headers)
        kind = [("content-type", answer.media_type), *OF_THE_SERVER]
        protocol.response_str(answer.status, kind, answer.text)


def serve() -> int:
    hub = importlib.import_module("atiende.platform.live.hub")  # its module reads models
    asyncio.run(serve_until_told(LiveApplication(hub.serve_socket), beside=hub.run))
    return 0


if __name__ == "__main__":
    code = run_node("live", serve)
    logging.shutdown()
    sys.stderr.flush()
    os._exit(code)
