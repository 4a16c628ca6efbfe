"""One database cluster in one folder: made, started, found again after a crash, stopped."""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
import signal
import subprocess
import tempfile
import time
from pathlib import Path

import psycopg

from atiende.site.embedded_postgres.account import (
    Account,
    check_passage,
    database_account,
    die_with_parent,
    give,
)
from atiende.site.embedded_postgres.errors import DatabaseUnavailable, DataOfAnotherVersion, NotAtiendeData
from atiende.site.embedded_postgres.programs import MAJOR_VERSION, install_programs

USER = "atiende"
DATABASE = "atiende"
PORT = 5432  # names the socket's file; nothing listens on the network
START_LIMIT_SECONDS = 60.0
_LONGEST_SOCKET_PATH = 100

_SETTINGS = {
    "listen_addresses": "",
    "max_connections": "100",
    "shared_buffers": "128MB",
    "password_encryption": "scram-sha-256",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_min_duration_statement": "2000",
    "jit": "off",
    "wal_compression": "on",
    "max_wal_size": "2GB",
    "random_page_cost": "1.1",
}


class Cluster:
    """The embedded server of one data folder. `extra_settings` overrides server settings (tests turn fsync off)."""

    def __init__(self, data: Path, *, extra_settings: dict[str, str] | None = None) -> None:
        self.home = data / "postgres"
        self.data = self.home / "data"
        self.log = self.home / "server.log"
        self.extra_settings = extra_settings or {}
        self._password_file = self.home / "password"
        self._process: subprocess.Popen[bytes] | None = None

    # -- where it is

    @property
    def socket_folder(self) -> Path:
        """Beside the data, or in the system's temporary folder when that path is too long for a socket."""
        beside = self.home / "run"
        if len(os.fsencode(beside)) <= _LONGEST_SOCKET_PATH - len(f"/.s.PGSQL.{PORT}"):
            return beside
        digest = hashlib.sha256(os.fsencode(self.home.resolve())).hexdigest()[:16]
        return Path(tempfile.gettempdir()) / f"atiende-{digest}"

    def url(self, database: str = DATABASE) -> str:
        """Connection address with its password; valid for whoever can read the password file."""
        password = self._password_file.read_text().strip()
        host = str(self.socket_folder).replace("/", "%2F")
        return f"postgresql://{USER}:{password}@{host}:{PORT}/{database}"

    def is_running(self) -> bool:
        """True when a server answers for this folder, whoever started it."""
        if not self._password_file.exists():
            return False
        try:
            with psycopg.connect(self.url("postgres"), connect_timeout=3):
                return True
        except psycopg.OperationalError:
            return False

    # -- life

    def start(self, *, outlives_us: bool = False) -> None:
        """Make the cluster if there is none and start the server; returns when it accepts work.

        The server ends with this process, however that ends, unless it is told to outlive it.
        Raises FolderOutOfReach, NoAccountForDatabase, DataOfAnotherVersion, NotAtiendeData, DatabaseUnavailable.
        """
        account = database_account()
        self.home.mkdir(parents=True, exist_ok=True)
        check_passage(self.home, account)
        give(self.home, account, mode=0o711 if account.is_other else 0o700)
        programs = install_programs(self.home, account)
        if not (self.data / "PG_VERSION").exists():
            self._initialise(programs, account)
        self._check_version()
        self.end_orphan()
        self._launch(programs, account, outlives_us=outlives_us)
        self._wait_until_ready()
        self._ensure_database()

    def stop(self) -> None:
        """Stop the server of this folder; clients are disconnected, committed work is kept."""
        if self._process is None:
            self.end_orphan()
            return
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGINT)  # PostgreSQL's fast shutdown
            try:
                self._process.wait(timeout=30)
            except subprocess.TimeoutExpired:
                self._process.send_signal(signal.SIGQUIT)
                self._process.wait(timeout=10)
        self._process = None

    @property
    def process(self) -> subprocess.Popen[bytes] | None:
        """The server's process when it is ours."""
        return self._process

    # -- steps

    def _initialise(self, programs: Path, account: Account) -> None:
        if self.data.exists() and any(self.data.iterdir()):
            raise NotAtiendeData(self.data)
        unfinished = self.home / "data.unfinished"
        subprocess.run(["rm", "-rf", "--", str(unfinished)], check=True)
        unfinished.mkdir()
        give(unfinished, account, mode=0o700)
        if not self._password_file.exists():
            self._password_file.touch(mode=0o600)
            self._password_file.write_text(secrets.token_urlsafe(32) + "\n")
        password_for_initdb = self.home / "password.initdb"
        password_for_initdb.touch(mode=0o600)
        password_for_initdb.write_text(self._password_file.read_text())
        give(password_for_initdb, account, mode=0o400)
        done = self._run(
            [
                *(str(programs / "initdb"), "-D", str(unfinished), "-U", USER, "--encoding=UTF8"),
                *("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"),
                *("--auth=scram-sha-256", f"--pwfile={password_for_initdb}"),
            ],
            account,
        )
        password_for_initdb.unlink()
        if done.returncode != 0:
            raise DatabaseUnavailable(_last_line(done.stderr), self.log)
        if self.data.exists():
            self.data.rmdir()
        unfinished.rename(self.data)

    def _check_version(self) -> None:
        found = (self.data / "PG_VERSION").read_text().strip()
        if found != MAJOR_VERSION:
            raise DataOfAnotherVersion(self.data, found, MAJOR_VERSION)

    def end_orphan(self) -> None:
        """A server whose Atiende was killed may live on; nobody else may use this folder, so end it."""
        pid_file = self.data / "postmaster.pid"
        with contextlib.suppress(FileNotFoundError, ValueError, IndexError):
            pid = int(pid_file.read_text().splitlines()[0])
            if not _is_server_of(pid, self.data):
                pid_file.unlink()
                return
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGINT)
                deadline = time.monotonic() + 20
                while _is_server_of(pid, self.data) and time.monotonic() < deadline:
                    time.sleep(0.05)

    def _launch(self, programs: Path, account: Account, *, outlives_us: bool) -> None:
        folder = self.socket_folder
        folder.mkdir(exist_ok=True)
        give(folder, account, mode=0o711 if account.is_other else 0o700)
        for leftover in folder.glob(f".s.PGSQL.{PORT}*"):
            leftover.unlink()
        self.log.touch(mode=0o600)
        settings = {**_SETTINGS, "unix_socket_directories": str(folder), **self.extra_settings}
        command = [str(programs / "postgres"), "-D", str(self.data), "-p", str(PORT)]
        for name, value in settings.items():
            command += ["-c", f"{name}={value}"]
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=self.data if not account.is_other else "/",
                env=_plain_environment(),
                start_new_session=True,
                preexec_fn=None if outlives_us else die_with_parent(signal.SIGINT),
                **_as(account),
            )

    def _wait_until_ready(self) -> None:
        assert self._process is not None
        deadline = time.monotonic() + START_LIMIT_SECONDS
        reason = "no answer within a minute"
        while time.monotonic() < deadline:
            if self._process.poll() is not None:
                raise DatabaseUnavailable(_last_line(self.log.read_bytes()), self.log)
            try:
                with psycopg.connect(self.url("postgres"), connect_timeout=3):
                    return
            except psycopg.OperationalError as error:
                reason = _last_line(str(error).encode())
            time.sleep(0.02)
        self.stop()
        raise DatabaseUnavailable(reason, self.log)

    def _ensure_database(self) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone()
            if known is None:
                connection.execute(f"CREATE DATABASE {DATABASE}")

    def _run(self, command: list[str], account: Account) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            command, capture_output=True, check=False, cwd="/", env=_plain_environment(), **_as(account)
        )


def _as(account: Account) -> dict[str, object]:
    return {"user": account.uid, "group": account.gid, "extra_groups": []} if account.is_other else {}


def _plain_environment() -> dict[str, str]:
    """Without the caller's language (it may not be installed) and without PG* variables."""
    kept = {k: v for k, v in os.environ.items() if k in {"PATH", "TMPDIR", "HOME"}}
    return {**kept, "LC_ALL": "C", "TZ": "UTC"}


def _is_server_of(pid: int, data: Path) -> bool:
    try:
        arguments = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except OSError:
        return False
    return os.fsencode(data) in arguments and arguments[0].endswith(b"postgres")


def _last_line(output: bytes) -> str:
    lines = [line.strip() for line in output.decode(errors="replace").splitlines() if line.strip()]
    telling = [line for line in lines if "FATAL" in line or "ERROR" in line.upper()]
    return (telling or lines or ["it said nothing"])[-1][:300].rstrip(".")
