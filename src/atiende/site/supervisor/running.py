"""The supervisor at work: start in order, keep running, stop in order."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from atiende.site.embedded_postgres.cluster import Cluster
from atiende.site.embedded_postgres.errors import DatabaseUnavailable
from atiende.site.supervisor.child import Child, reason_of
from atiende.site.supervisor.errors import DidNotStart
from atiende.site.supervisor.journal import Journal
from atiende.site.supervisor.tending import Tending, is_ready, seconds_to_next_start, why_it_did_not_start

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
        self._tending = Tending(journal)
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
        self._tending.launch(web)  # it loads its code and gathers static files while the database starts
        self._start_database()
        self._tending.launch(worker)
        self._wait_until_ready(web)
        return not self._tending.is_stopping

    def run_command(self, *words: str) -> None:
        """Run a command of ours to its end, beside what runs already; told to stop, it ends early."""
        process = subprocess.Popen(
            [sys.executable, "-m", "atiende.site.command_line", *words],
            env={**os.environ, **self._plan.environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )
        while process.poll() is None:
            self._tending.read_pipes(0.2)
            if self._tending.is_stopping:
                process.terminate()
        self._journal.say("ran", what=" ".join(words), code=process.returncode)

    def watch(self) -> None:
        """Restart what dies until SIGINT or SIGTERM arrives."""
        while not self._tending.is_stopping:
            self._tending.read_pipes(seconds_to_next_start(self._children))
            self._look_after_database()
            for child in self._children:
                self._tending.look_after(child)

    def stop(self) -> None:
        """End web and worker, then the database; nothing is left."""
        self._tending.end(self._children, within_seconds=_DRAIN_SECONDS)
        if self._plan.cluster is not None:
            self._plan.cluster.stop()

    def heeding_signals(self) -> AbstractContextManager[None]:
        """SIGINT, SIGTERM and SIGHUP end it."""
        return self._tending.heeding_signals()

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

    def _wait_until_ready(self, web: Child) -> None:
        deadline = time.monotonic() + _START_LIMIT_SECONDS
        while not is_ready(web) and not self._tending.is_stopping:
            self._tending.read_pipes(0.5)
            self._look_after_database()
            for child in self._children:
                if child.is_gone_by_itself() or child.failures > _KILLED_WHILE_STARTING:
                    raise DidNotStart(why_it_did_not_start(child))
                self._tending.look_after(child)  # somebody killed it: that says nothing against starting
            if time.monotonic() > deadline:
                raise DidNotStart(f"{web.name}: {_START_LIMIT_SECONDS:.0f} s")

    def _start_database(self) -> None:
        """Again when somebody killed the server, or a process of it, while it started: as patient as with the others.

        Raises the refusals of the database.
        """
        cluster = self._plan.cluster
        for times in range(_KILLED_WHILE_STARTING, -1, -1):
            if cluster is None or self._tending.is_stopping:
                return
            try:
                return cluster.start()
            except (DatabaseUnavailable, psycopg.OperationalError) as error:
                if not times or not cluster.was_disturbed():
                    raise
                self._journal.say("not started", what="database", why=str(error))

    def _look_after_database(self) -> None:
        cluster = self._plan.cluster
        if (
            cluster is None
            or cluster.process is None
            or cluster.process.poll() is None
            or self._tending.is_stopping
        ):
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
