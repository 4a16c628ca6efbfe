"""A WebSocket client of the least size (RFC 6455), so that hundreds of them cost the benchmark little."""

from __future__ import annotations

import asyncio
import base64
import json
import os
import struct
from typing import Any

_TEXT, _CLOSE, _PING, _PONG = 1, 8, 9, 10


class Socket:
    """One connection; `receive` returns the next text frame as JSON."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer

    @classmethod
    async def open(cls, port: int, path: str, cookies: str) -> Socket:
        """Raises ConnectionError when the server does not switch protocols."""
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        key = base64.b64encode(os.urandom(16)).decode()
        lines = [
            *(f"GET {path} HTTP/1.1", f"Host: 127.0.0.1:{port}", f"Origin: http://127.0.0.1:{port}"),
            *("Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Version: 13"),
            *(f"Sec-WebSocket-Key: {key}", f"Cookie: {cookies}"),
        ]
        writer.write(("\r\n".join(lines) + "\r\n\r\n").encode())
        head = await reader.readuntil(b"\r\n\r\n")
        if b" 101 " not in head.split(b"\r\n", 1)[0]:
            raise ConnectionError(head.split(b"\r\n", 1)[0].decode())
        return cls(reader, writer)

    async def send(self, message: dict[str, Any]) -> None:
        self._write(_TEXT, json.dumps(message).encode())
        await self._writer.drain()

    async def receive(self) -> dict[str, Any]:
        while True:
            kind, content = await self._frame()
            if kind == _TEXT:
                return dict(json.loads(content))
            if kind == _PING:
                self._write(_PONG, content)
            if kind == _CLOSE:
                raise ConnectionError("the server closed the connection")

    def close(self) -> None:
        self._writer.close()

    def _write(self, kind: int, content: bytes) -> None:
        mask = os.urandom(4)
        length = (
            struct.pack("!B", 0x80 | len(content))
            if len(content) < 126
            else struct.pack("!BH", 0xFE, len(content))
        )
        masked = bytes(byte ^ mask[i % 4] for i, byte in enumerate(content))
        self._writer.write(bytes([0x80 | kind]) + length + mask + masked)

    async def _frame(self) -> tuple[int, bytes]:
        first, second = await self._reader.readexactly(2)
        length = second & 0x7F
        if length == 126:
            (length,) = struct.unpack("!H", await self._reader.readexactly(2))
        elif length == 127:
            (length,) = struct.unpack("!Q", await self._reader.readexactly(8))
        return first & 0x0F, await self._reader.readexactly(length)
