"""A PostgreSQL 15 of the system in a folder of its own, where there is one; and commands that are typed to."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.processes import clean_environment, until

OF_THE_SYSTEM = Path("/usr/lib/postgresql/15/bin")


def say(*words: str, data: Path, typed: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """`atiende WORDS` with these lines on its standard input."""
    return subprocess.run(
        [sys.executable, "-m", "atiende.site.command_line", *words],
        env=clean_environment(ATIENDE_DATA=str(data), **environment),
        input=typed,
        capture_output=True,
        text=True,
        timeout=400,
        check=False,
    )


def in_django(code: str, *, data: Path, **environment: str) -> str:
    """What a line of Python prints inside the product."""
    shown = say("django", "shell", "-v", "0", "-c", code, data=data, **environment)
    assert shown.returncode == 0, shown.stderr
    return shown.stdout.strip()


@contextmanager
def postgres_15() -> Iterator[str]:
    """The address of an empty database on a server of version 15. Skips where none is installed."""
    if not (OF_THE_SYSTEM / "initdb").exists():
        pytest.skip("PostgreSQL 15 is not installed (postgresql-15)")
    home = Path(tempfile.mkdtemp(prefix="atiende-pg15-"))
    account: dict[str, Any] = {}
    if os.geteuid() == 0:
        nobody = pwd.getpwnam("nobody")
        os.chown(home, nobody.pw_uid, nobody.pw_gid)
        account = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
    server: subprocess.Popen[bytes] | None = None
    try:
        made = subprocess.run(
            [OF_THE_SYSTEM / "initdb", "-D", home / "data", "-U", "atiende", "--auth=trust", "-E", "UTF8"],
            env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"},
            cwd="/",
            capture_output=True,
            check=False,
            **account,
        )
        assert made.returncode == 0, made.stderr.decode()
        server = subprocess.Popen(
            [
                *(OF_THE_SYSTEM / "postgres", "-D", home / "data", "-k", home, "-c", "listen_addresses="),
                *("-c", "fsync=off"),
            ],
            env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"},
            cwd="/",
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            **account,
        )
        ask = [str(OF_THE_SYSTEM / "psql"), "-h", str(home), "-U", "atiende", "-d", "postgres", "-qc"]
        until(lambda: subprocess.run([*ask, "SELECT 1"], capture_output=True, check=False).returncode == 0)
        subprocess.run([*ask, "CREATE DATABASE care"], check=True, capture_output=True)
        host = str(home).replace("/", "%2F")
        yield f"postgresql://atiende@{host}:5432/care"
    finally:
        if server is not None:
            server.terminate()
            server.wait(timeout=30)
        shutil.rmtree(home, ignore_errors=True)
