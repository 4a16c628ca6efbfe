"""Each role by itself: what it answers, how it ends, and how a new process takes over without a lost caller."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from tests.nodes.running import Node
from tests.processes import until

pytestmark = [pytest.mark.slow, pytest.mark.process]
TOKEN = "t" * 40
Start = Callable[..., Node]


def refused_socket(node: Node) -> int:
    with pytest.raises(InvalidStatus) as refused:
        connect(f"ws://127.0.0.1:{node.port}/live", origin=f"http://127.0.0.1:{node.port}")  # type: ignore[arg-type]
    return refused.value.response.status_code


def test_a_web_node_serves_pages_and_no_sockets(start: Start) -> None:
    node = start("web")
    assert node.get("/healthz")[0] == 200
    assert node.get("/readyz") == (200, '{"ready": true}')
    assert node.get("/static/ui/nothing.css")[0] == 404
    assert node.get("/setup/company")[0] == 200
    assert refused_socket(node) == 404
    assert node.end() == 0


def figures_of(node: Node) -> str:
    assert node.get("/metrics")[0] == 404
    status, text = node.get("/metrics", Authorization=f"Bearer {TOKEN}")
    assert status == 200
    return text


def test_a_live_node_takes_sockets_and_serves_no_pages(start: Start) -> None:
    node = start("live", ATIENDE_METRICS_TOKEN=TOKEN)
    figures = figures_of(node)
    assert 'role="live"' in figures
    assert "atiende_live_lines 0.0" in figures
    assert "atiende_jobs" not in figures
    assert node.get("/healthz")[0] == node.get("/readyz")[0] == 200
    assert node.get("/desk/")[0] == 404
    assert refused_socket(node) == 403  # nobody is signed in
    assert node.end() == 0


def test_a_worker_node_has_a_door_for_health_and_none_for_pages(start: Start) -> None:
    node = start("worker", ATIENDE_METRICS_TOKEN=TOKEN)
    figures = figures_of(node)
    assert 'role="worker"' in figures
    assert "atiende_database_up 1.0" in figures
    assert 'atiende_jobs{state="failed"} 0.0' in figures
    assert node.get("/healthz")[0] == node.get("/readyz")[0] == 200
    assert node.get("/desk/")[0] == 404
    before = node.children()
    node.reload()
    until(lambda: node.said("reloaded"), limit=120, what="a new worker")
    until(lambda: node.children() != before and len(node.children()) == 1, limit=60, what="the old one's end")
    assert node.get("/readyz")[0] == 200
    assert node.end() == 0


def test_what_a_web_node_has_begun_is_answered_before_it_ends(start: Start) -> None:
    node = start("web")
    body = b"x" * 2000
    with socket.create_connection(("127.0.0.1", node.port), timeout=60) as line:
        head = f"POST /setup/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: {len(body)}\r\n\r\n"
        line.sendall(head.encode() + body[:1000])
        time.sleep(0.3)  # it has begun to read
        node.process.send_signal(signal.SIGTERM)
        time.sleep(1)
        assert node.process.poll() is None
        line.sendall(body[1000:])
        assert line.recv(100).startswith(b"HTTP/1.1 403")  # no CSRF token: it was read, judged and answered
    assert node.process.wait(timeout=60) == 0


class Callers:
    """Ask all the time, half of them on lines that are kept open as a proxy keeps them."""

    def __init__(self, port: int, *, count: int = 4) -> None:
        self.port = port
        self.statuses: list[int | str] = []
        self._ended = threading.Event()
        self._threads = [
            threading.Thread(target=self._ask, args=(number % 2 == 0,)) for number in range(count)
        ]

    def __enter__(self) -> Callers:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        for thread in self._threads:
            thread.join()

    def _ask(self, is_kept: bool) -> None:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        while not self._ended.is_set():
            if not is_kept:
                line.close()
            self.statuses.append(self._status(line))
        line.close()

    def _status(self, line: http.client.HTTPConnection) -> int | str:
        """A kept line that was closed while nobody used it is opened again, as every proxy and browser does."""
        was_open = line.sock is not None
        for attempt in (1, 2):
            try:
                line.request("GET", "/readyz")
                answer = line.getresponse()
                answer.read()
                return answer.status
            except (OSError, http.client.HTTPException) as error:
                line.close()
                if not was_open or attempt == 2:
                    return repr(error)
        raise AssertionError("unreachable")


def test_a_reload_loses_no_request(start: Start) -> None:
    node = start("web")
    with Callers(node.port) as callers:
        for times in (1, 2):
            until(lambda: len(callers.statuses) > 20, limit=60, what="callers")
            node.reload()
            until(lambda wanted=times: len(node.said("reloaded")) == wanted, limit=180, what="a new process")
        count = len(callers.statuses)
        until(lambda: len(callers.statuses) > count + 20, limit=60, what="answers of the new one")
    assert set(callers.statuses) == {200}
    assert node.end() == 0


def test_settings_are_read_anew_and_wrong_ones_change_nothing(start: Start, tmp_path: Path) -> None:
    settings = tmp_path / "settings"
    settings.write_text("ATIENDE_ALLOWED_HOSTS=localhost,127.0.0.1\n")
    node = start("web", "--settings", str(settings))
    assert node.get("/setup/", Host="care.example")[0] == 400
    settings.write_text("ATIENDE_ALLOWED_HOSTS=care.example,localhost\n")
    node.reload()
    until(lambda: node.said("reloaded"), limit=180, what="a new process")
    assert node.get("/setup/", Host="care.example")[0] not in {0, 400}
    before = node.children()
    settings.write_text("ATIENDE_BASE_URL=nonsense\n")
    node.reload()
    told = until(lambda: node.said("not reloaded"), limit=60, what="why not")
    assert "ATIENDE_BASE_URL" in told[0]["why"]
    assert node.children() == before
    assert node.get("/setup/", Host="care.example")[0] not in {0, 400}


def test_what_dies_is_started_again(start: Start) -> None:
    node = start("worker")
    assert node.url
    (child,) = node.children()
    os.kill(child, signal.SIGKILL)
    until(lambda: node.said("died"), limit=30, what="that it died")
    until(lambda: node.children() not in ([], [child]), limit=60, what="another")
