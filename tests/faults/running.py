"""The real program under a small load of actions, its processes by name, and what must be true afterwards."""

from __future__ import annotations

import contextlib
import os
import random
import re
import signal
import threading
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import psutil
import psycopg
import pytest

from atiende.site.embedded_postgres.cluster import Cluster
from tests.processes import SOURCES, Program, is_gone, until

ENVIRONMENT = {
    "DJANGO_SETTINGS_MODULE": "tests.faults.settings",
    "PYTHONPATH": f"{SOURCES}:{SOURCES.parent}",
}
TABLES = """
CREATE TABLE faults_taken (step int PRIMARY KEY);
CREATE TABLE faults_heard (place bigserial, step int, event_id bigint);
CREATE TABLE faults_worked (step int, asked_by text);
"""
MAIL_SERVER = """
INSERT INTO platform_mail_server
    (id, host, port, security, username, sealed_password, from_name, from_address, is_enabled, changed_at)
VALUES (1, '127.0.0.1', %s, 'none', '', '', '', 'care@example.com', true, now())
"""
OURS = "task_name LIKE 'faults.%%' OR task_name = 'platform.send_mail'"


class House:
    """`atiende up` on a data folder, started again by us when the supervisor itself was killed."""

    def __init__(self, data: Path, environment: dict[str, str] | None = None, url: str = "") -> None:
        self.data = data
        self.environment = {**ENVIRONMENT, **(environment or {})}
        self.database = url or Cluster(data).url()
        self.program = self._start()

    def prepare(self, smtp_port: int) -> None:
        assert self.program.url
        with self.sql() as connection:
            connection.execute(TABLES)
            connection.execute(MAIL_SERVER, [smtp_port])

    @contextlib.contextmanager
    def sql(self) -> Iterator[psycopg.Connection[tuple[object, ...]]]:
        with psycopg.connect(self.database, autocommit=True, connect_timeout=5) as connection:
            yield connection

    def rows(self, statement: str) -> list[tuple[object, ...]]:
        with self.sql() as connection:
            return connection.execute(statement.replace("%%", "%")).fetchall()

    def number(self, statement: str) -> int:
        return int(str(self.rows(statement)[0][0]))

    def address(self) -> str:
        """Empty until it is printed. Fails when `up` ended by itself."""
        if self.program.process.poll() is not None:
            pytest.fail(f"up ended by itself: {self.program.errors.read_text()[-2000:]}")
        found = re.search(r"https?://\S+", self.program.output.read_text())
        return found[0].rstrip("/") if found else ""

    def is_whole(self) -> bool:
        """Ready, and every process is there."""
        names = ("web", "worker") if self._has_server_of_others() else ("web", "worker", "database")
        with contextlib.suppress(psutil.NoSuchProcess):
            return bool(self.address()) and all(map(self.program.pid_of, names)) and self.program.is_ready()
        return False

    def wait_until_whole(self, after: str) -> None:
        """Within two minutes; else fails with the last words of the supervisor's log."""
        try:
            until(self.is_whole, limit=120, what=f"everything runs again after {after}")
        except pytest.fail.Exception as failure:
            told = (self.data / "logs" / "supervisor.log").read_text()[-6000:]
            pytest.fail(f"{failure}\n{told}")

    def kill(self, name: str, chance: random.Random) -> bool:
        """SIGKILL to one process of this name; False when there is none at the moment."""
        pid = self._pid(name, chance)
        if pid is None:
            return False
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
        if name == "supervisor":
            self.program.process.wait(timeout=30)
            self.program = self._start()
        return True

    def start_again(self) -> None:
        """Ended as a person ends it, and started."""
        assert self.program.end() == 0
        self.program = self._start()

    def _start(self) -> Program:
        return Program(self.data, environment=self.environment)

    def _has_server_of_others(self) -> bool:
        return "DATABASE_URL" in self.environment

    def _pid(self, name: str, chance: random.Random) -> int | None:
        with contextlib.suppress(psutil.NoSuchProcess):
            if name == "supervisor":
                return self.program.process.pid
            if name != "backend":
                return self.program.pid_of(name)
            server = self.program.pid_of("database")
            backends = (
                [child for child in psutil.Process(server).children() if not is_gone(child)] if server else []
            )
            return chance.choice(backends).pid if backends else None
        return None


class Load:
    """Takes one step after the other by HTTP, and remembers which of them were said to be done."""

    def __init__(self, house: House, *, pause_seconds: float = 0.05, what: str = "step") -> None:
        self._house = house
        self._pause = pause_seconds
        self._what = what
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="load")
        self.acknowledged: list[int] = []
        self.statuses: Counter[int] = Counter()
        self.answers: list[tuple[float, int]] = []

    def __enter__(self) -> Load:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join(60)

    def _run(self) -> None:
        step = 0
        while not self._stop.wait(self._pause):
            with contextlib.suppress(pytest.fail.Exception):  # the test itself sees that too
                address = self._house.address()
                if address:
                    step += 1
                    status = status_of(f"{address}/faults/{self._what}/{step}")
                    self.statuses[status] += 1
                    self.answers.append((time.monotonic(), status))
                    if status == 200:
                        self.acknowledged.append(step)


def settle(house: House) -> None:
    """Let everything that is owed be done, without waiting for the minutes after which the dead are given up."""
    until(house.is_whole, limit=120, what="everything runs again")
    with house.sql() as connection:
        connection.execute("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '10 minutes'")
    house.start_again()
    until(house.is_whole, limit=120, what="everything runs after an ordinary start")
    owed = f"SELECT (SELECT count(*) FROM platform_delivery) + (SELECT count(*) FROM procrastinate_jobs WHERE ({OURS}) AND status IN ('todo', 'doing'))"  # noqa: E501
    until(lambda: house.number(owed) == 0, limit=120, what="every delivery and job is done")
    assert status_of(f"{house.address()}/faults/settle") == 200


def check(house: House, acknowledged: list[int], mailed: Counter[str]) -> None:
    """Nothing said to be done is lost; everything done has each of its consequences, once."""
    taken = {step for (step,) in house.rows("SELECT step FROM faults_taken")}
    assert set(acknowledged) <= taken
    heard = Counter(step for (step,) in house.rows("SELECT step FROM faults_heard"))
    assert heard == Counter(taken)
    audited = Counter(
        int(str(step))
        for (step,) in house.rows(
            "SELECT target_id FROM platform_audit_entry WHERE verb = 'faults.step_taken'"
        )
    )
    assert audited == Counter(taken)
    worked = set(house.rows("SELECT step, asked_by FROM faults_worked"))
    assert worked == {(step, who) for step in taken for who in ("action", "handler")}
    assert house.number(f"SELECT count(*) FROM procrastinate_jobs WHERE ({OURS}) AND status = 'failed'") == 0
    _check_order(house)
    _check_mails(house, mailed)


def _check_order(house: House) -> None:
    numbers: dict[object, list[int]] = {}
    for aggregate, number in house.rows(
        "SELECT e.aggregate, e.number FROM faults_heard h JOIN platform_event e ON e.id = h.event_id ORDER BY h.place"
    ):
        numbers.setdefault(aggregate, []).append(int(str(number)))
    for told in numbers.values():
        assert told == list(range(1, len(told) + 1))


def _check_mails(house: House, mailed: Counter[str]) -> None:
    states = dict(house.rows("SELECT to_address, state FROM platform_outgoing_mail"))
    assert set(states.values()) <= {"sent", "uncertain"}
    assert not [address for address, count in mailed.items() if count > 1]
    assert [a for a, state in states.items() if state == "sent" and mailed[str(a)] != 1] == []
    assert set(mailed) <= set(states)
    expected = house.number("SELECT count(*) FROM faults_taken WHERE step % 3 = 0")
    assert len(states) == expected


def status_of(address: str, *, limit: float = 15) -> int:
    """0 when no answer came within `limit` seconds."""
    try:
        with urllib.request.urlopen(address, timeout=limit) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code
    except OSError:
        return 0
    except Exception:  # half an answer of a server that was killed while it spoke
        return 0
