"""The real program, started for the benchmark on data of its own, and watched from outside."""

from __future__ import annotations

import http.client
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.parse
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

EMAIL = "bench@atiende.example"
PASSWORD = "a long password for the bench"  # noqa: S105  throw-away data on a throw-away port
START_LIMIT_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Program:
    process: subprocess.Popen[str]
    data: Path
    port: int
    started_in: float
    """Seconds from exec to a ready page."""

    def tree(self) -> list[psutil.Process]:
        root = psutil.Process(self.process.pid)
        return [root, *root.children(recursive=True)]

    def memory_mb(self) -> float:
        """PSS of all processes, in megabytes of 10^6 bytes: shared pages are counted once."""
        return sum(p.memory_full_info().pss for p in self.tree()) / 1e6

    def cpu_seconds(self) -> tuple[float, float]:
        """CPU used so far by the program's own processes and by the database."""
        server = database = 0.0
        for process in self.tree():
            with suppress(
                psutil.NoSuchProcess
            ):  # the database ends its helpers at any moment, and counts them itself
                is_database, spent = process.name().startswith("postgres"), process.cpu_times()
                used = spent.user + spent.system
                if is_database:
                    database += used + spent.children_user + spent.children_system
                else:
                    server += used
        return server, database


@contextmanager
def throw_away_folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="atiende-bench-"))
    folder.chmod(0o711)  # the account that runs the database must be able to enter
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def running(data: Path) -> Iterator[Program]:
    """`atiende up` on a free port; waits until /readyz says 200 and stops it afterwards."""
    port = free_port()
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "atiende.site.command_line", "up", "--data", str(data), "--port", str(port)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=environment_of(data),
    )
    try:
        _wait_until_ready(process, port)
        yield Program(process, data, port, time.perf_counter() - began)
    finally:
        process.terminate()
        process.wait(timeout=60)
        if process.stdout is not None:
            process.stdout.close()


def create_user(data: Path, *, email: str = EMAIL, role: str = "administrator") -> None:
    """An account for the measurements, made by the ordinary command."""
    command = [sys.executable, "-m", "atiende.site.command_line", "user", "create"]
    subprocess.run(
        [*command, "--email", email, "--name", "Bench", "--role", role],
        input=PASSWORD + "\n",
        text=True,
        check=True,
        capture_output=True,
        env=environment_of(data),
    )


class Browser:
    """The least client that can sign in: one connection, cookies, forms."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self.cookies: dict[str, str] = {}

    def get(self, path: str, *, is_part: bool = False) -> tuple[int, str]:
        """`is_part`: as a script asks, for a part of the page."""
        return self._ask("GET", path, None, {"HX-Request": "true"} if is_part else {})

    def post(self, path: str, fields: dict[str, str]) -> tuple[int, str]:
        token = {"csrfmiddlewaretoken": self.cookies.get("atiende_csrf", "")}
        return self._ask("POST", path, urllib.parse.urlencode({**token, **fields}), {})

    def sign_in(self, email: str = EMAIL) -> None:
        """Raises RuntimeError when the account is not let in."""
        self.get("/account/login/")
        status, _body = self.post("/account/login/", {"login": email, "password": PASSWORD})
        if status != 302:
            raise RuntimeError(f"sign-in answered {status}")

    def close(self) -> None:
        self._connection.close()

    def cookie_header(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def _ask(self, method: str, path: str, body: str | None, more: dict[str, str]) -> tuple[int, str]:
        headers = {"Accept-Language": "es", **more}
        if self.cookies:
            headers["Cookie"] = self.cookie_header()
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        response = self._answer(method, path, body, headers)
        content = response.read().decode(errors="replace")
        for cookie in response.headers.get_all("Set-Cookie") or []:
            match = re.match(r"([^=]+)=([^;]*)", cookie)
            if match:
                self.cookies[match[1]] = match[2]
        return response.status, content

    def _answer(
        self, method: str, path: str, body: str | None, headers: dict[str, str]
    ) -> http.client.HTTPResponse:
        """Over a new connection when the server closed the one that rested; what changes something is sent once."""
        try:
            self._connection.request(method, path, body, headers)
            return self._connection.getresponse()
        except http.client.RemoteDisconnected:
            if method != "GET":
                raise
            self._connection.close()
            self._connection.request(method, path, body, headers)
            return self._connection.getresponse()


@contextmanager
def listening_socket() -> Iterator[socket.socket]:
    """On a free port of this machine, for a process that inherits it."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(128)
        yield listening


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_ready(process: subprocess.Popen[str], port: int) -> None:
    deadline = time.perf_counter() + START_LIMIT_SECONDS
    while time.perf_counter() < deadline:
        if process.poll() is not None:
            raise RuntimeError(f"the program ended with exit code {process.returncode} before it was ready")
        try:
            with closing(Browser(port)) as browser:
                status, _body = browser.get("/readyz")
        except OSError:
            status = 0
        if status == 200:
            return
        time.sleep(0.02)
    raise RuntimeError(f"the program was not ready within {START_LIMIT_SECONDS:.0f} s")


def environment_of(data: Path) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("ATIENDE_", "DATABASE_URL"))}
    return {**kept, "ATIENDE_DATA": str(data)}
