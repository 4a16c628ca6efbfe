"""One browser's line: what it watches, what waits to be sent to it, and how much it may ask."""

from __future__ import annotations

import asyncio
import json
import time
from typing import Any, Protocol

from atiende.platform.live.signals import PRESENCE

MAX_SUBSCRIPTIONS = 200
BURST = 250
PER_SECOND = 20.0
SEND_SECONDS = 10.0
PING_SECONDS = 25.0
EVERYTHING = '{"signal":"*"}'

Frame = dict[str, Any]


class Transport(Protocol):
    """The part of an RSGI WebSocket that is used here."""

    async def receive(self) -> Any: ...

    async def send_str(self, data: str) -> None: ...


class TooSlow(Exception):
    """The browser did not take what was sent, or let too many answers gather."""


class Client:
    """Bound to one session of one user. Signals that wait are kept once per topic, so that their number is bounded."""

    def __init__(self, transport: Transport, user_id: int, session_key: str) -> None:
        self.transport = transport
        self.user_id = user_id
        self.session_key = session_key
        self.topics: set[str] = set()
        self.people: dict[str, list[tuple[int, str]]] = {}
        self._signals: dict[str, str] = {}
        self._answers: list[str] = []
        self.needs_recheck = asyncio.Event()
        self._ready = asyncio.Event()
        self._closing: int | None = None
        self._allowance = float(BURST)
        self._refilled_at = time.monotonic()

    def signal(self, topic: str, frame: str) -> None:
        self._signals[topic] = frame
        self._ready.set()

    def signal_everything(self) -> None:
        """Signals may have been lost: whatever is watched must be asked for again; who is present is not asked for."""
        people = {topic: frame for topic, frame in self._signals.items() if topic.startswith(PRESENCE)}
        self._signals = {"*": EVERYTHING, **people}
        self._ready.set()

    def answer(self, **frame: Any) -> None:
        self._answers.append(json.dumps(frame, separators=(",", ":")))
        if len(self._answers) > 2 * MAX_SUBSCRIPTIONS:
            self.close(4408)
        self._ready.set()

    def close(self, code: int) -> None:
        """Say why, in a last frame, and end the line."""
        self._closing = code
        self._ready.set()

    def may_ask(self) -> bool:
        """Take one from the allowance: BURST at once, then PER_SECOND."""
        now = time.monotonic()
        self._allowance = min(BURST, self._allowance + (now - self._refilled_at) * PER_SECOND)
        self._refilled_at = now
        self._allowance -= 1
        return self._allowance >= 0

    async def send_all(self) -> None:
        """Send what comes until the line is closed. Raises TooSlow when the browser does not take it."""
        while True:
            try:
                async with asyncio.timeout(PING_SECONDS):
                    await self._ready.wait()
            except TimeoutError:
                self._answers.append('{"ping":1}')
            self._ready.clear()
            frames, closing = [*self._answers, *self._signals.values()], self._closing
            self._answers, self._signals = [], {}
            if closing is not None:
                await self._send([*frames, f'{{"closed":{closing}}}'])
                return
            await self._send(frames)

    async def _send(self, frames: list[str]) -> None:
        try:
            async with asyncio.timeout(SEND_SECONDS):
                for frame in frames:
                    await self.transport.send_str(frame)
        except TimeoutError as error:
            raise TooSlow from error
