"""The real hub behind a real granian in a thread, and a browser's end of a line to it."""

from __future__ import annotations

import asyncio
import json
import socket
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user_model
from django.contrib.sessions.backends.db import SessionStore
from django.db import connections
from granian.server.embed import Server
from websockets.sync.client import connect

from atiende.platform.live import hub as hub_module
from atiende.platform.live import sessions


class Application:
    async def __rsgi__(self, scope, protocol):
        await hub_module.serve_socket(scope, protocol)


class HearingHub(hub_module.Hub):
    """A hub that says when it hears the database."""

    def __init__(self):
        super().__init__()
        self.hears = threading.Event()

    def lost_signals(self):
        super().lost_signals()
        self.hears.set()


@contextmanager
def running_hub(monkeypatch):
    """Yields the port. Its own hub, its own thread for questions, closed before the database goes."""
    threads = ThreadPoolExecutor(max_workers=1)
    monkeypatch.setattr(sessions, "_threads", threads)
    hub = HearingHub()
    monkeypatch.setattr(hub_module, "hub", hub)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    loop = asyncio.new_event_loop()
    stop = asyncio.Event()
    thread = threading.Thread(target=loop.run_until_complete, args=(_serve(port, stop),))
    thread.start()
    try:
        _wait_until_open(port)
        assert hub.hears.wait(10)
        yield port
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join(20)
        loop.close()
        threads.submit(connections.close_all).result(10)
        threads.shutdown()


async def _serve(port, stop):
    server = Server(Application(), address="127.0.0.1", port=port, log_enabled=False)
    serving = asyncio.create_task(server.serve())
    hearing = asyncio.create_task(hub_module.run())
    await stop.wait()
    hearing.cancel()
    await asyncio.gather(hearing, return_exceptions=True)
    server.stop()
    await asyncio.wait_for(serving, 10)


def _wait_until_open(port):
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            threading.Event().wait(0.05)
    raise AssertionError("the server did not open its port")


def signed_in(user):
    """The key of a session in which this user is signed in."""
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    return session.session_key


def create_user(name="ana"):
    return get_user_model().objects.create_user(f"{name}@example.com", "correct horse battery", name=name)


class Line:
    """A browser's end."""

    def __init__(self, port, session_key, *, origin=None, cookies=None):
        self._open = ExitStack()
        self.socket = self._open.enter_context(
            connect(
                f"ws://127.0.0.1:{port}/live",
                origin=origin or f"http://127.0.0.1:{port}",
                additional_headers={"Cookie": cookies or f"{settings.SESSION_COOKIE_NAME}={session_key}"},
            )
        )

    def say(self, **frame):
        self.socket.send(json.dumps(frame))

    def hear(self, timeout=30):
        return json.loads(self.socket.recv(timeout))

    def ask(self, **frame):
        self.say(**frame)
        return self.hear()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._open.close()
