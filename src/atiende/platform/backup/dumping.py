"""pg_dump at work: told which instant to write down, watched while it does."""

from __future__ import annotations

import secrets
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

import psutil
from django.db import connection

from atiende.platform.backup.errors import ProgramFailed
from atiende.platform.backup.programs import address, program
from atiende.platform.backup.snapshot import Snapshot

JOBS = 2
LOOK_EVERY_SECONDS = 1.0
_LESS_IMPORTANT = 5
_COPIED = """
SELECT p.relid, p.tuples_processed FROM pg_stat_progress_copy p
JOIN pg_stat_activity a ON a.pid = p.pid WHERE a.application_name = %s
"""

Progress = Callable[[int], None]
"""Called with rows written so far; may raise to break off."""


def dump(into: Path, of: Snapshot, progress: Progress) -> None:
    """Write the database into a folder that pg_dump makes. Raises ProgramsMissing, ProgramFailed."""
    target, environment = address()
    name = f"atiende-backup-{secrets.token_hex(4)}"
    command = [
        *(str(program("pg_dump", least=of.major)), "--format=directory", f"--jobs={JOBS}", "--compress=1"),
        *("--no-owner", "--no-privileges", "--snapshot", of.name, "--no-password"),
        *("--file", str(into), "--dbname", target),
    ]
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=said,
            env={**environment, "PGAPPNAME": name},
        )
        try:
            psutil.Process(process.pid).nice(_LESS_IMPORTANT)
            _watch(process, name, progress)
        finally:
            if process.poll() is None:
                process.terminate()
                process.wait()
        if process.returncode:
            said.seek(0)
            raise ProgramFailed("pg_dump", last_words(said.read()))


def last_words(said: bytes) -> str:
    """The line of a program's errors that tells most."""
    lines = [line.strip() for line in said.decode(errors="replace").splitlines() if line.strip()]
    telling = [line for line in lines if "error:" in line or "ERROR:" in line]
    last = (telling or lines or ["?"])[-1]
    return last.removeprefix("pg_dump: error: ").removeprefix("pg_restore: error: ")[:300].rstrip(".")


def _watch(process: subprocess.Popen[bytes], name: str, progress: Progress) -> None:
    seen: dict[int, int] = {}
    while True:
        try:
            process.wait(timeout=LOOK_EVERY_SECONDS)
            return
        except subprocess.TimeoutExpired:
            with connection.cursor() as cursor:
                cursor.execute(_COPIED, [name])
                for relid, rows in cursor.fetchall():
                    seen[relid] = max(seen.get(relid, 0), rows)
            progress(sum(seen.values()))
