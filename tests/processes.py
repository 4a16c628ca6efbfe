"""The real program for tests: `atiende up` on a free port with a data folder of its own, and its processes by name."""

from __future__ import annotations

import fcntl
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import psutil
import pytest

SOURCES = Path(__file__).resolve().parent.parent / "src"
_NAMES = {
    "web": "atiende.site.servers.web",
    "worker": "atiende.site.servers.worker",
    "database": "/bin/postgres",
}


def clean_environment(**more: str) -> dict[str, str]:
    """Ours without what would point at the database of the tests."""
    mine = {
        k: v
        for k, v in os.environ.items()
        if not k.startswith(("ATIENDE_", "DATABASE_URL", "DJANGO_", "PYTEST", "LANG"))
    }
    return {**mine, "PYTHONPATH": str(SOURCES), "LC_ALL": "C.UTF-8", **more}


def command(
    *words: str, data: Path, limit: float = 180, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run `atiende WORDS` on a data folder to its end."""
    return subprocess.run(
        [sys.executable, "-m", "atiende.site.command_line", *words],
        env=clean_environment(ATIENDE_DATA=str(data), **environment),
        capture_output=True,
        text=True,
        timeout=limit,
        stdin=subprocess.DEVNULL,
        check=False,
    )


def until(met: Callable[[], Any], *, limit: float = 60.0, what: str = "", pause: float = 0.05) -> Any:
    """Ask again after each `pause` until the condition holds; fails after `limit` seconds."""
    deadline = time.monotonic() + limit
    while time.monotonic() < deadline:
        found = met()
        if found:
            return found
        time.sleep(pause)
    pytest.fail(f"not within {limit} s: {what or met}")


def is_gone(process: psutil.Process) -> bool:
    try:
        return not process.is_running() or process.status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


class Program:
    """One running `atiende up`."""

    def __init__(self, data: Path, *words: str, environment: Mapping[str, str] | None = None) -> None:
        self.data = data
        self.output = data.parent / f"{data.name}.out"
        self.errors = data.parent / f"{data.name}.err"
        with self.output.open("w") as output, self.errors.open("w") as errors:
            self.process = subprocess.Popen(
                [
                    *(sys.executable, "-m", "atiende.site.command_line", "up"),
                    *("--data", str(data), "--port", "0", *words),
                ],
                env=clean_environment(**(environment or {})),
                stdout=output,
                stderr=errors,
                stdin=subprocess.DEVNULL,
            )

    @property
    def url(self) -> str:
        """The address it printed; waits for it."""

        def printed() -> str | None:
            if self.process.poll() is not None:
                pytest.fail(f"up ended: {self.errors.read_text()[-2000:]}")
            found = re.search(r"https?://\S+", self.output.read_text())
            return found[0].rstrip("/") if found else None

        return str(until(printed, limit=180, what="the line with the address"))

    def get(self, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
        """Status, headers (lower case) and body."""
        request = urllib.request.Request(self.url + path, headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=15) as answer:
                return answer.status, {k.lower(): v for k, v in answer.headers.items()}, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, {k.lower(): v for k, v in error.headers.items()}, error.read()
        except OSError:
            return 0, {}, b""

    def is_ready(self) -> bool:
        return self.get("/readyz")[0] == 200

    def processes(self) -> list[psutil.Process]:
        """The supervisor and everything below it."""
        supervisor = psutil.Process(self.process.pid)
        return [supervisor, *supervisor.children(recursive=True)]

    def pid_of(self, name: str) -> int | None:
        """`web`, `worker` or `database`; None while it is not there."""
        for child in psutil.Process(self.process.pid).children():
            try:
                if any(_NAMES[name] in word for word in child.cmdline()[:4]) and not is_gone(child):
                    return child.pid
            except psutil.NoSuchProcess:
                continue
        return None

    def journal(self) -> list[dict[str, Any]]:
        """What the supervisor wrote in its log."""
        path = self.data / "logs" / "supervisor.log"
        return [json.loads(line) for line in path.read_text().splitlines()]

    def end(self) -> int:
        """SIGTERM, and the exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=30)


@pytest.fixture(scope="session")
def process_folder() -> Iterator[Path]:
    """A folder under /tmp that every account can pass through."""
    folder = Path(tempfile.mkdtemp(prefix="atiende-up-"))
    folder.chmod(0o711)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def installed_data() -> Path:
    """A data folder on which `up` ran once and ended: copied by tests that need one of their own, in every worker."""
    data = Path(os.environ["ATIENDE_TEST_FOLDER"]) / "installed"
    with data.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not data.exists():
            making = data.with_name("installing")
            shutil.rmtree(making, ignore_errors=True)
            program = Program(making)
            try:
                assert program.url
            finally:
                assert program.end() == 0
            making.rename(data)
    return data


@pytest.fixture
def new_data(installed_data: Path, process_folder: Path, tmp_path: Path) -> Path:
    """A copy of an installation, ready to start."""
    copy = process_folder / tmp_path.name
    subprocess.run(["cp", "-a", str(installed_data), str(copy)], check=True)
    return copy


@pytest.fixture(scope="module")
def program(installed_data: Path, process_folder: Path, request: pytest.FixtureRequest) -> Iterator[Program]:
    """One running program for the tests of a file."""
    copy = process_folder / request.module.__name__.rpartition(".")[2]
    subprocess.run(["cp", "-a", str(installed_data), str(copy)], check=True)
    running = Program(copy)
    try:
        assert running.url
        yield running
    finally:
        running.end()
