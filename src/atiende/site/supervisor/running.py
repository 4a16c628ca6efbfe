"""The supervisor at work: start in order, keep running, stop in order."""

from __future__ import annotations

import contextlib
import os
import selectors
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import psycopg

from atiende.site.embedded_postgres.cluster import Cluster
from atiende.site.embedded_postgres.errors import DatabaseUnavailable
from atiende.site.supervisor.child import Child, reason_of
from atiende.site.supervisor.errors import DidNotStart
from atiende.site.supervisor.journal import Journal

_DRAIN_SECONDS = 25.0  # the worker gives its jobs 20
_START_LIMIT_SECONDS = 120.0
_KILLED_WHILE_STARTING = 5  # by then it is no accident


@dataclass(frozen=True, slots=True)
class Plan:
    """What to run: `cluster` is None when DATABASE_URL names a server of somebody else."""

    data: Path
    listening: socket.socket
    cluster: Cluster | None
    environment: Mapping[str, str]


class Supervisor:
    def __init__(self, plan: Plan, journal: Journal) -> None:
        self._plan = plan
        self._journal = journal
        self._stopping = False
        self._selector = selectors.DefaultSelector()
        self._children: list[Child] = []
        self._database_again_at = 0.0

    def start(self) -> bool:
        """Start everything; True when pages are served, False when told to stop meanwhile.

        Raises DidNotStart and the refusals of the database.
        """
        if self._plan.cluster is not None:
            self._plan.cluster.make_password()
        self._children = self._make_children()
        web, worker = self._children
        self._launch(web)  # it loads its code and gathers static files while the database starts
        self._start_database()
        self._launch(worker)
        self._wait_until_ready(web)
        return not self._stopping

    def run_command(self, *words: str) -> None:
        """Run a command of ours to its end, beside what runs already; told to stop, it ends early."""
        process = subprocess.Popen(
            [sys.executable, "-m", "atiende.site.command_line", *words],
            env={**os.environ, **self._plan.environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )
        while process.poll() is None:
            self._read_pipes(0.2)
            if self._stopping:
                process.terminate()
        self._journal.say("ran", what=" ".join(words), code=process.returncode)

    def watch(self) -> None:
        """Restart what dies until SIGINT or SIGTERM arrives."""
        while not self._stopping:
            self._read_pipes(self._seconds_to_next_start())
            self._look_after_database()
            for child in self._children:
                self._look_after(child)

    def stop(self) -> None:
        """End web and worker, then the database; nothing is left."""
        for child in self._children:
            child.ask_to_end()
        deadline = time.monotonic() + _DRAIN_SECONDS
        while any(child.is_alive() for child in self._children) and time.monotonic() < deadline:
            self._read_pipes(0.1)  # who cannot write its last words cannot end
        for child in self._children:
            child.kill()
        self._read_pipes(0)
        if self._plan.cluster is not None:
            self._plan.cluster.stop()

    @contextlib.contextmanager
    def heeding_signals(self) -> Iterator[None]:
        """Signals wake the waiting below through a pipe, so that none is missed and nothing polls."""
        reading, writing = os.pipe()
        os.set_blocking(writing, False)
        os.set_blocking(reading, False)
        signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
        self._selector.register(reading, selectors.EVENT_READ, None)
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, lambda *_: self._ask_to_stop())
        signal.signal(signal.SIGCHLD, lambda *_: None)
        yield

    def _ask_to_stop(self) -> None:
        self._stopping = True

    def _make_children(self) -> list[Child]:
        environment = dict(self._plan.environment)
        if self._plan.cluster is not None:
            environment["ATIENDE_EMBEDDED_URL"] = self._plan.cluster.url()
        listening = self._plan.listening.fileno()
        web = {**environment, "ATIENDE_LISTEN_FD": str(listening)}
        return [
            Child("web", "atiende.site.servers.web", inherits=(listening,), environment=web),
            Child("worker", "atiende.site.servers.worker", inherits=(), environment=environment),
        ]

    def _launch(self, child: Child) -> None:
        child.start()
        for pipe in (child.errors, child.tells):
            os.set_blocking(pipe, False)
            self._selector.register(pipe, selectors.EVENT_READ, child)
        self._journal.say("started", what=child.name, pid=child.pid)

    def _wait_until_ready(self, web: Child) -> None:
        deadline = time.monotonic() + _START_LIMIT_SECONDS
        while not web.told.startswith(b"ready") and not self._stopping:
            self._read_pipes(0.5)
            self._look_after_database()
            for child in self._children:
                if child.is_gone_by_itself() or child.failures > _KILLED_WHILE_STARTING:
                    raise DidNotStart(_why_it_did_not_start(child))
                self._look_after(child)  # somebody killed it: that says nothing against starting
            if time.monotonic() > deadline:
                raise DidNotStart(f"{web.name}: {_START_LIMIT_SECONDS:.0f} s")

    def _start_database(self) -> None:
        """Again when somebody killed the server, or a process of it, while it started: as patient as with the others.

        Raises the refusals of the database.
        """
        cluster = self._plan.cluster
        for times in range(_KILLED_WHILE_STARTING, -1, -1):
            if cluster is None or self._stopping:
                return
            try:
                return cluster.start()
            except (DatabaseUnavailable, psycopg.OperationalError) as error:
                if not times or not cluster.was_disturbed():
                    raise
                self._journal.say("not started", what="database", why=str(error))

    def _look_after(self, child: Child) -> None:
        if child.start_again_at is None:
            if not child.is_alive() and not self._stopping:
                self._read_pipes(0)
                pid, lines = child.pid, list(child.last_lines)[-5:]
                self._journal.say("died", what=child.name, pid=pid, why=child.ended(), last_lines=lines)
        elif time.monotonic() >= child.start_again_at:
            self._launch(child)

    def _look_after_database(self) -> None:
        cluster = self._plan.cluster
        if cluster is None or cluster.process is None or cluster.process.poll() is None or self._stopping:
            return
        if time.monotonic() < self._database_again_at:
            return
        self._journal.say("died", what="database", why=reason_of(cluster.process.poll()))
        try:
            cluster.start()
            self._journal.say("started", what="database")
        except Exception as error:  # whatever it was, the others go on and it is tried again
            self._journal.say("not started", what="database", why=str(error))
            self._database_again_at = time.monotonic() + 5

    def _seconds_to_next_start(self) -> float:
        waits = [c.start_again_at - time.monotonic() for c in self._children if c.start_again_at is not None]
        return max(min([*waits, 5.0]), 0.0)

    def _read_pipes(self, timeout: float) -> None:
        for key, _events in self._selector.select(timeout):
            content = _read(key.fd)
            if isinstance(key.data, Child):
                self._take(key.data, key.fd, content)

    def _take(self, child: Child, pipe: int, content: bytes) -> None:
        if not content:
            self._selector.unregister(pipe)
            os.close(pipe)
        elif pipe == child.tells:
            child.told += content
        else:
            with contextlib.suppress(OSError):
                os.write(2, content)
            child.last_lines.extend(content.decode(errors="replace").splitlines())


def _read(pipe: int) -> bytes:
    try:
        return os.read(pipe, 65536)
    except BlockingIOError:
        return b""


def _why_it_did_not_start(child: Child) -> str:
    told = child.told.decode(errors="replace").strip()
    if told:
        return told
    lines = [line for line in child.last_lines if line.strip()]
    return (
        f"{child.name}: {child.died_of or reason_of(child.exit_code())}. {lines[-1] if lines else ''}".strip()
    )
