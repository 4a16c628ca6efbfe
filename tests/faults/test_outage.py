"""The database away for a minute: people are told so in their language, and everything comes back by itself."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import tempfile
import threading
import time
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import psutil
import pytest
from websockets.exceptions import WebSocketException
from websockets.sync.client import ClientConnection, connect

from atiende.site.embedded_postgres.cluster import Cluster
from tests.faults.running import House, Load, check, settle
from tests.platform_doors.smtp_server import Mailbox, smtp_server
from tests.processes import until

pytestmark = [pytest.mark.process, pytest.mark.slow]

AWAY_SECONDS = 60.0
ASKED_EVERY_SECONDS = 5.0
BACK_WITHIN_SECONDS = 30.0
"""Pauses between attempts are five seconds at most; the rest is for a busy machine."""


class Watcher:
    """A browser that watches the steps, and notes when it heard of one."""

    def __init__(self, house: House) -> None:
        address = urlsplit(house.address())
        with urllib.request.urlopen(f"{house.address()}/faults/sign-in", timeout=15) as answer:
            cookies = [str(value).partition(";")[0] for value in answer.headers.get_all("Set-Cookie")]
        self._open = contextlib.ExitStack()
        self._socket: ClientConnection = self._open.enter_context(
            connect(
                f"ws://{address.netloc}/live",
                origin=f"http://{address.netloc}",  # type: ignore[arg-type]
                additional_headers={"Cookie": "; ".join(cookies)},
            )
        )
        self._socket.send(json.dumps({"subscribe": "faults:1"}))
        self.heard: list[tuple[float, str]] = []
        self._thread = threading.Thread(target=self._listen, name="watcher")
        self._thread.start()

    def _listen(self) -> None:
        with contextlib.suppress(WebSocketException, OSError):
            for frame in self._socket:
                told = json.loads(frame)
                self.heard.append((time.monotonic(), str(told.get("signal", told))))

    def heard_a_step_since(self, instant: float) -> bool:
        return any(at > instant and what == "faults:1" for at, what in self.heard)

    def close(self) -> None:
        self._open.close()
        self._thread.join(20)


Outage = Callable[[House], contextlib.AbstractContextManager[None]]


@contextlib.contextmanager
def files_out_of_reach(house: House) -> Iterator[None]:
    """The embedded server dies and cannot start: a file without which it does not has gone."""
    needed = house.data / "postgres" / "data" / "global" / "pg_control"
    needed.rename(needed.with_suffix(".away"))
    os.kill(_server(house).pid, signal.SIGKILL)
    yield
    needed.with_suffix(".away").rename(needed)


@contextlib.contextmanager
def frozen(house: House) -> Iterator[None]:
    """The embedded server is there and does nothing."""
    server = _server(house)
    everybody = [server, *server.children(recursive=True)]
    for process in everybody:
        with contextlib.suppress(psutil.NoSuchProcess):
            process.suspend()
    yield
    for process in everybody:
        with contextlib.suppress(psutil.NoSuchProcess):
            process.resume()


def _server(house: House) -> psutil.Process:
    return psutil.Process(until(lambda: house.program.pid_of("database")))


@pytest.fixture
def mailbox() -> Iterator[tuple[Mailbox, int]]:
    box = Mailbox()
    with smtp_server(box) as port:
        yield box, port


@pytest.fixture
def real() -> Iterator[Cluster]:
    folder = Path(tempfile.mkdtemp(prefix="atiende-real-"))
    folder.chmod(0o711)
    cluster = Cluster(folder / "real")
    cluster.start()
    yield cluster
    cluster.stop()
    shutil.rmtree(folder, ignore_errors=True)


def test_a_server_of_others_away_for_a_minute(
    real: Cluster, process_folder: Path, mailbox: tuple[Mailbox, int]
) -> None:
    @contextlib.contextmanager
    def stopped(house: House) -> Iterator[None]:
        real.stop()
        yield
        real.start()

    house = House(process_folder / "away", {"DATABASE_URL": real.url()}, real.url())
    _live_through(house, stopped, mailbox, _is_told)


def test_the_embedded_server_away_for_a_minute(new_data: Path, mailbox: tuple[Mailbox, int]) -> None:
    _live_through(House(new_data), files_out_of_reach, mailbox, _is_told)


def test_the_embedded_server_frozen_for_a_minute(new_data: Path, mailbox: tuple[Mailbox, int]) -> None:
    """Pages wait with it, but the program says that it lives, and goes on where it was."""
    _live_through(House(new_data), frozen, mailbox, _lives)


def _live_through(
    house: House, outage: Outage, mailbox: tuple[Mailbox, int], look: Callable[[House], None]
) -> None:
    box, port = mailbox
    try:
        house.prepare(port)
        until(house.is_whole, limit=120)
        with Load(house, pause_seconds=0.2) as load, contextlib.closing(Watcher(house)) as watcher:
            began = time.monotonic()
            until(lambda: watcher.heard_a_step_since(began), limit=60, what="a step is seen in the browser")
            before = _pids(house)
            with outage(house):
                _look_for(AWAY_SECONDS, lambda: look(house))
            back = time.monotonic()
            seconds = _seconds_until_back(house, load, watcher, back)
            assert _pids(house) == before
        settle(house)
        assert set(load.statuses) <= {0, 200, 503}, load.statuses
        mailed = Counter(address for _sender, addresses in box.envelopes for address in addresses)
        check(house, load.acknowledged, mailed)
        print(f"{outage.__name__}: {seconds}, answers {dict(load.statuses)}")
    finally:
        house.program.end()


def _look_for(seconds: float, look: Callable[[], None]) -> None:
    until_then = time.monotonic() + seconds
    while time.monotonic() < until_then:
        look()
        time.sleep(min(ASKED_EVERY_SECONDS, max(0.0, until_then - time.monotonic())))


def _seconds_until_back(house: House, load: Load, watcher: Watcher, back: float) -> dict[str, float]:
    """How long each part took to work again."""
    met: dict[str, Callable[[], bool]] = {
        "web": lambda: any(at > back and status == 200 for at, status in load.answers),
        "live": lambda: watcher.heard_a_step_since(back),
        "worker": lambda: house.number("SELECT coalesce(max(step), 0) FROM faults_heard") > before,
        "jobs": lambda: house.number("SELECT coalesce(max(step), 0) FROM faults_worked") > before,
    }
    until(house.program.is_ready, limit=BACK_WITHIN_SECONDS, what="ready")
    before = load.acknowledged[-1] if load.acknowledged else 0
    seconds = {"ready": time.monotonic() - back}
    for name, is_back in met.items():
        until(is_back, limit=BACK_WITHIN_SECONDS, what=f"{name} is back")
        seconds[name] = time.monotonic() - back
    return {name: round(value, 1) for name, value in seconds.items()}


def _is_told(house: House) -> None:
    for language in ("es", "en"):
        status, headers, body = house.program.get("/", **{"Accept-Language": language})
        assert status == 503
        assert headers["retry-after"]
        assert f'<html lang="{language}"'.encode() in body
    _lives(house)


def _lives(house: House) -> None:
    assert house.program.get("/healthz")[0] == 200


def _pids(house: House) -> tuple[int | None, int | None]:
    return house.program.pid_of("web"), house.program.pid_of("worker")
