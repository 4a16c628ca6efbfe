"""The hub of one process: who watches what, and the fan-out of signals to them.

`serve_socket` answers a WebSocket of the RSGI entry; `run` hears the notices of all processes while this one lives.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import random
import time
from collections import defaultdict
from collections.abc import Iterable
from typing import Any, Final

from django.db import Error

from atiende.platform.live import attendance
from atiende.platform.live.client import Client, TooSlow
from atiende.platform.live.conversation import converse
from atiende.platform.live.sessions import in_thread, is_same_origin, rights_left, session_key_of, user_id_of
from atiende.platform.live.signals import EVERYBODY, PRESENCE, REVALIDATE, tell_presence
from atiende.platform.live.topics import states_of
from atiende.platform.live.ways import EVERYTHING, hear

PATH: Final = "/live"
MAX_CLIENTS = 5_000
MAX_CLIENTS_OF_USER = 1_000
RECHECK_SECONDS = 60.0
RECHECK_AGAIN_SECONDS = 5.0
SIGNED_OUT: Final = 4401
GOING_AWAY: Final = 1001

_log = logging.getLogger(__name__)


class Hub:
    """Only ever touched from the event loop of its process."""

    def __init__(self) -> None:
        self._watchers: dict[str, set[Client]] = defaultdict(set)
        self._clients: dict[int, set[Client]] = defaultdict(set)
        self._attendance = attendance.Attendance()

    @property
    def client_count(self) -> int:
        return sum(len(clients) for clients in self._clients.values())

    def has_room_for(self, user_id: int) -> bool:
        return self.client_count < MAX_CLIENTS and len(self._clients.get(user_id, ())) < MAX_CLIENTS_OF_USER

    def enter(self, client: Client) -> None:
        self._clients[client.user_id].add(client)

    def leave(self, client: Client) -> None:
        for topic in list(client.topics):
            self.unwatch(client, topic)
        self._attendance.leave(client, now=time.monotonic())
        self._clients[client.user_id].discard(client)
        if not self._clients[client.user_id]:
            del self._clients[client.user_id]

    def watch(self, client: Client, topic: str) -> None:
        client.topics.add(topic)
        self._watchers[topic].add(client)
        if self._attendance.people_at(topic):
            self._tell_people(topic, [client])

    def unwatch(self, client: Client, topic: str) -> None:
        client.topics.discard(topic)
        client.people.pop(topic, None)
        if self._attendance.topic_of(client) == topic:
            self._attendance.leave(client, now=time.monotonic())
        watchers = self._watchers.get(topic)
        if watchers is not None:
            watchers.discard(client)
            if not watchers:
                del self._watchers[topic]

    def attend(self, client: Client, topic: str, state: str) -> None:
        """The client is at this topic, which it watches, as one of the states of its kind; else nowhere."""
        if topic in client.topics and state in states_of(topic):
            self._attendance.arrive(client, user_id=client.user_id, topic=topic, state=state)
        else:
            self._attendance.leave(client, now=time.monotonic())

    def tick(self, now: float) -> None:
        """Tell the other processes what is due, and the watchers who fell silent."""
        for line, notice in self._attendance.due(now):
            tell_presence(line, notice)
        for topic in self._attendance.forget_silent(now):
            self._tell_people(topic)

    def deliver(self, payload: str) -> None:
        """Hand a notice to whoever watches its topics."""
        for topic, ids in json.loads(payload):
            if topic == EVERYTHING:
                self.lost_signals()
                continue
            if topic.startswith(f"{REVALIDATE}:"):
                self._revalidate(int(topic.rpartition(":")[2]))
                continue
            if topic.startswith(PRESENCE):
                for place in self._attendance.hear(topic.removeprefix(PRESENCE), ids, now=time.monotonic()):
                    self._tell_people(place)
                continue
            watchers = self._watchers.get(topic)
            if watchers:
                frame = json.dumps({"signal": topic, **ids}, separators=(",", ":"))
                for client in watchers:
                    client.signal(topic, frame)

    def lost_signals(self) -> None:
        """Who tells was out of hearing: everybody asks again for what they watch."""
        self._attendance.say_all_again()
        for clients in self._clients.values():
            for client in clients:
                client.signal_everything()

    def close_all(self, code: int) -> None:
        for clients in self._clients.values():
            for client in clients:
                client.close(code)

    async def recheck(self, client: Client) -> None:
        """End what the client may no longer watch; end the line when its session has ended."""
        watched = set(client.topics)
        left = await in_thread(lambda: rights_left(client.session_key, client.user_id, watched))
        if left is None:
            client.close(SIGNED_OUT)
            for topic in watched:
                self.unwatch(client, topic)
            return
        for topic in watched - left:
            self.unwatch(client, topic)
            client.answer(ended=topic)

    def _tell_people(self, topic: str, clients: Iterable[Client] | None = None) -> None:
        """Everybody learns of the others, not of themselves, and nothing that they know already."""
        people = self._attendance.people_at(topic)
        for client in self._watchers.get(topic, ()) if clients is None else clients:
            others = [one for one in people if one[0] != client.user_id][: attendance.MOST_PEOPLE]
            if client.people.get(topic, []) == others:
                continue
            client.people[topic] = others
            frame = json.dumps({"presence": topic, "people": others}, separators=(",", ":"))
            client.signal(f"{PRESENCE}{topic}", frame)

    def _revalidate(self, user_id: int) -> None:
        concerned = self._clients.values() if user_id == EVERYBODY else [self._clients.get(user_id, ())]
        for clients in concerned:
            for client in clients:
                client.needs_recheck.set()


hub = Hub()


async def serve_socket(scope: Any, protocol: Any) -> None:
    """Answer one WebSocket: 403 to a page of another origin or to nobody, 429 when there are too many."""
    if scope.path != PATH:
        protocol.close(404)
        return
    headers = scope.headers
    host = headers.get("host") or scope.authority or ""
    if not is_same_origin(headers.get("origin") or "", host):
        protocol.close(403)
        return
    session_key = session_key_of(headers.get("cookie") or "")
    user_id = await in_thread(lambda: user_id_of(session_key))
    if user_id is None or not hub.has_room_for(user_id):
        protocol.close(403 if user_id is None else 429)
        return
    client = Client(await protocol.accept(), user_id, session_key)
    hub.enter(client)
    try:
        await _first_to_end(converse(hub, client), client.send_all(), _recheck_often(client))
    except TooSlow:
        _log.info("a live line was dropped: its browser does not take what it is sent")
    finally:
        hub.leave(client)
        protocol.close(None)


async def run() -> None:
    """Hear what happens until cancelled. One call per process."""
    ticking = asyncio.create_task(_tick_for_ever())
    try:
        await hear(hub.deliver, hub.lost_signals)
    finally:
        ticking.cancel()
        hub.close_all(GOING_AWAY)


async def _tick_for_ever() -> None:
    while True:
        await asyncio.sleep(attendance.TICK_SECONDS)
        hub.tick(time.monotonic())


async def _recheck_often(client: Client) -> None:
    seconds = RECHECK_SECONDS
    while True:
        pause = seconds * random.uniform(0.8, 1.2)  # noqa: S311  spreads the questions over the minute
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(pause):
                await client.needs_recheck.wait()
        client.needs_recheck.clear()
        try:
            await hub.recheck(client)
            seconds = RECHECK_SECONDS
        except (
            Error
        ) as error:  # without the database nothing is signalled either: the line may stay meanwhile
            _log.debug("the rights of a live line could not be looked at: %s", error)
            seconds = RECHECK_AGAIN_SECONDS


async def _first_to_end(*parts: Any) -> None:
    """Run the parts of a line together; when one ends, the others do. Raises what the first one raised."""
    tasks = [asyncio.ensure_future(part) for part in parts]
    try:
        done, _rest = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
