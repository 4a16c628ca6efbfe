"""What a browser may say, in small frames, not too often: {"subscribe": topic}, {"unsubscribe": topic}, and
{"present": topic, "as": state} for what it shows at the moment ("" when it shows nothing of that kind).
"""

from __future__ import annotations

import json
from typing import Any, Final, Protocol

from atiende.platform.live.client import MAX_SUBSCRIPTIONS, Client
from atiende.platform.live.sessions import in_thread
from atiende.platform.live.topics import may_watch

MAX_FRAME_BYTES = 4_096
NOT_UNDERSTOOD: Final = 4400
TOO_BIG: Final = 4409
TOO_OFTEN: Final = 4429
_CLOSED, _TEXT = 0, 2


class Watching(Protocol):
    def watch(self, client: Client, topic: str) -> None: ...

    def unwatch(self, client: Client, topic: str) -> None: ...

    def attend(self, client: Client, topic: str, state: str) -> None: ...


async def converse(hub: Watching, client: Client) -> None:
    """Answer the browser's frames until it goes. A frame against the rules ends the line, with the reason."""
    while True:
        message = await client.transport.receive()
        if int(message.kind) == _CLOSED:
            return
        problem = _problem(client, message)
        if problem:
            client.close(problem)
            continue
        request = _request(message.data)
        if request is None:
            client.close(NOT_UNDERSTOOD)
        elif request[0] == "subscribe":
            await _subscribe(hub, client, request[1])
        elif request[0] == "present":
            hub.attend(client, request[1], request[2])
        else:
            hub.unwatch(client, request[1])


def _problem(client: Client, message: Any) -> int:
    if not client.may_ask():
        return TOO_OFTEN
    if int(message.kind) != _TEXT:
        return NOT_UNDERSTOOD
    return TOO_BIG if len(message.data) > MAX_FRAME_BYTES else 0


def _request(text: str) -> tuple[str, str, str] | None:
    """The verb, the topic, and for presence the state."""
    try:
        frame = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(frame, dict) or not all(isinstance(value, str) for value in frame.values()):
        return None
    if set(frame) == {"present", "as"}:
        return "present", frame["present"], frame["as"]
    if len(frame) == 1 and (verb := next(iter(frame))) in {"subscribe", "unsubscribe"}:
        return verb, frame[verb], ""
    return None


async def _subscribe(hub: Watching, client: Client, topic: str) -> None:
    if topic in client.topics:
        client.answer(ok=topic)
    elif len(client.topics) >= MAX_SUBSCRIPTIONS:
        client.answer(denied=topic[:100], reason="too_many")
    elif await in_thread(lambda: may_watch(client.user_id, topic)):
        hub.watch(client, topic)
        client.answer(ok=topic)
    else:
        client.answer(denied=topic[:100])
