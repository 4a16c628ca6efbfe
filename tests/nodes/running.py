"""Nodes as processes, on a database of their own in the server of the tests."""

from __future__ import annotations

import functools
import http.client
import json
import os
import re
import signal
import subprocess
import sys
import urllib.parse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil
import psycopg
import pytest

from tests.processes import clean_environment, until

SECRET = "0123456789" * 5


@contextmanager
def own_database(name: str) -> Iterator[str]:
    """The URL of an empty database."""
    server = os.environ["ATIENDE_EMBEDDED_URL"]
    url = urllib.parse.urlsplit(server)._replace(path=f"/{name}").geturl()
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        connection.execute(f'CREATE DATABASE "{name}"')
        yield url
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


class Node:
    """One running `atiende serve ROLE` on a free port, unless the words say which."""

    def __init__(self, role: str, data: Path, *words: str, **environment: str) -> None:
        self.role = role
        data.mkdir(parents=True, exist_ok=True)
        name = f"{role}-{os.urandom(3).hex()}"
        self.output, self.errors = data / f"{name}.out", data / f"{name}.err"
        port = () if "--port" in words else ("--port", "0")
        settings = {"ATIENDE_SECRET_KEY": SECRET, "ATIENDE_DATA": str(data), **environment}
        with self.output.open("w") as output, self.errors.open("w") as errors:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "atiende.site.command_line", "serve", role, *port, *words],
                env=clean_environment(**settings),
                stdout=output,
                stderr=errors,
                stdin=subprocess.DEVNULL,
            )

    @functools.cached_property
    def url(self) -> str:
        """The address it printed; waits for it. Known still when the node is dead."""

        def printed() -> str | None:
            if self.process.poll() is not None:
                pytest.fail(f"the node ended: {self.errors.read_text()[-3000:]}")
            found = re.search(r"https?://\S+", self.output.read_text())
            return found[0].rstrip("/") if found else None

        return str(until(printed, limit=300, what=f"the {self.role} node"))

    @property
    def port(self) -> int:
        return urllib.parse.urlsplit(self.url).port or 0

    def get(self, path: str, **headers: str) -> tuple[int, str]:
        """Status and body, no redirection followed; 0 where nobody answers."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            line.request("GET", path, headers=headers)
            answer = line.getresponse()
            return answer.status, answer.read().decode()
        except (OSError, http.client.HTTPException):
            return 0, ""
        finally:
            line.close()

    def children(self) -> list[int]:
        return [child.pid for child in psutil.Process(self.process.pid).children()]

    def lines(self) -> list[dict[str, Any]]:
        """What it logged."""
        return [json.loads(line) for line in self.errors.read_text().splitlines() if line.startswith("{")]

    def said(self, event: str) -> list[dict[str, Any]]:
        return [line for line in self.lines() if line["event"] == event]

    def reload(self) -> None:
        self.process.send_signal(signal.SIGHUP)

    def kill(self) -> None:
        """As a machine that loses its power: nobody says good-bye. Its process goes with it."""
        self.process.kill()
        self.process.wait()

    def end(self) -> int:
        """SIGTERM, and the exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=60)
