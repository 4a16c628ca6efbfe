"""One database cluster in one folder: made, started, found again after a crash, stopped."""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
import shutil
import signal
import subprocess
import tempfile
import time
from copy import copy
from pathlib import Path

import psycopg

from atiende.site.embedded_postgres.account import (
    Account,
    check_passage,
    database_account,
    die_with_parent,
    give,
)
from atiende.site.embedded_postgres.errors import DatabaseUnavailable, NotAtiendeData
from atiende.site.embedded_postgres.outside import as_account, is_server_of, plain_environment
from atiende.site.embedded_postgres.programs import MAJOR_VERSION, install_programs
from atiende.site.embedded_postgres.reasons import last_line, words_of
from atiende.site.embedded_postgres.upgrading import bring_to, finish_switch, version_of

USER = "atiende"
DATABASE = "atiende"
PORT = 5432  # names the socket's file; nothing listens on the network
START_LIMIT_SECONDS = 60.0
_LONGEST_SOCKET_PATH = 100
_REMAINS = "pre-existing shared memory block"
_REMAINS_SECONDS = 20.0
_LARGEST_LOG_BYTES = 5_000_000

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
        self._log_start = 0
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
        deadline = time.monotonic() + START_LIMIT_SECONDS
        while (
            self._has_process() and time.monotonic() < deadline
        ):  # a busy machine answers late: that is no absence
            try:
                with psycopg.connect(self.url("postgres"), connect_timeout=10):
                    return True
            except psycopg.OperationalError:
                time.sleep(0.05)
        return False

    def _has_process(self) -> bool:
        try:
            pid = int((self.data / "postmaster.pid").read_text().splitlines()[0])
        except (OSError, ValueError, IndexError):
            return False
        return self._password_file.exists() and is_server_of(pid, self.data)

    # -- life

    def start(self, *, outlives_us: bool = False) -> None:
        """Make the cluster if there is none and start the server; returns when it accepts work.

        The server ends with this process, however that ends, unless it is told to outlive it.
        Data of a version of PostgreSQL before is brought to ours. Raises FolderOutOfReach, NoAccountForDatabase,
        DataOfAnotherVersion, NoRoomForNewVersion, RowsDiffer, NotAtiendeData, DatabaseUnavailable.
        """
        account = database_account(self.data)
        try:
            programs = self._prepare(account)
        except (OSError, shutil.Error) as error:
            raise DatabaseUnavailable(words_of(error), self.log) from error
        self.end_orphan()
        self.launch(programs, account, outlives_us=outlives_us)
        self.ensure_database()

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

    def make_password(self) -> None:
        """So that `url` is known before the server is there. Raises DatabaseUnavailable."""
        try:
            self.home.mkdir(parents=True, exist_ok=True)
            if not self._password_file.exists() or not self._password_file.read_text().strip():
                self._password_file.touch(mode=0o600)
                self._password_file.write_text(secrets.token_urlsafe(32) + "\n")
        except OSError as error:
            raise DatabaseUnavailable(words_of(error), self.log) from error

    def hand_over(self) -> None:
        """Leave the server to whoever else uses it."""
        if self._process is not None:
            self._process.returncode = 0  # subprocess warns of a process that it still counts as ours
            self._process = None

    @property
    def process(self) -> subprocess.Popen[bytes] | None:
        """The server's process when it is ours."""
        return self._process

    def was_disturbed(self) -> bool:
        """Whether what went wrong was done to our server: it was killed, or it runs and dropped a connection."""
        return self._process is not None and (self._process.poll() or 0) <= 0

    # -- steps

    def _prepare(self, account: Account) -> Path:
        self.home.mkdir(parents=True, exist_ok=True)
        check_passage(self.home, account)
        give(self.home, account, mode=0o711 if account.is_other else 0o700)
        programs = install_programs(self.home, account)
        finish_switch(self.home)
        if not (self.data / "PG_VERSION").exists():
            self.initialise(programs, account)
        elif version_of(self.data) != MAJOR_VERSION:
            bring_to(MAJOR_VERSION, self, programs, account)
        return programs

    # -- steps that the change to another version takes too

    def beside(self, data: Path) -> Cluster:
        """The same, with its data in another folder."""
        other = copy(self)
        other.data = data
        return other

    def launch(self, programs: Path, account: Account, *, outlives_us: bool = False) -> None:
        """Start the server on a cluster that is there, and wait until it accepts work. Raises DatabaseUnavailable.

        The last processes of a server that was killed need a moment to go: until then a new one is refused.
        """
        deadline = time.monotonic() + _REMAINS_SECONDS
        while True:
            self._launch(programs, account, outlives_us=outlives_us)
            try:
                return self._wait_until_ready()
            except DatabaseUnavailable as error:
                if _REMAINS not in str(error) or time.monotonic() > deadline:
                    raise
                time.sleep(0.1)

    def initialise(self, programs: Path, account: Account) -> None:
        """Make an empty cluster, whole or not at all. Raises NotAtiendeData, DatabaseUnavailable."""
        if self.data.exists() and any(self.data.iterdir()):
            raise NotAtiendeData(self.data)
        unfinished = self.home / "data.unfinished"
        subprocess.run(["rm", "-rf", "--", str(unfinished)], check=True)
        unfinished.mkdir()
        give(unfinished, account, mode=0o700)
        self.make_password()
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
            raise DatabaseUnavailable(last_line(done.stderr), self.log)
        if self.data.exists():
            self.data.rmdir()
        unfinished.rename(self.data)

    def end_orphan(self) -> None:
        """A server whose Atiende was killed may live on; nobody else may use this folder, so end it."""
        pid_file = self.data / "postmaster.pid"
        with contextlib.suppress(FileNotFoundError, ValueError, IndexError, ProcessLookupError):
            pid = int(pid_file.read_text().splitlines()[0])
            if not is_server_of(pid, self.data):
                pid_file.unlink()
                return
            for number, seconds in ((signal.SIGINT, 20.0), (signal.SIGQUIT, 10.0)):  # fast, then immediate
                os.kill(pid, number)
                deadline = time.monotonic() + seconds
                while is_server_of(pid, self.data) and time.monotonic() < deadline:
                    time.sleep(0.05)

    def _launch(self, programs: Path, account: Account, *, outlives_us: bool) -> None:
        folder = self.socket_folder
        folder.mkdir(exist_ok=True)
        give(folder, account, mode=0o711 if account.is_other else 0o700)
        for leftover in folder.glob(f".s.PGSQL.{PORT}*"):
            leftover.unlink()
        self.log.touch(mode=0o600)
        if self.log.stat().st_size > _LARGEST_LOG_BYTES:
            self.log.replace(self.log.with_suffix(".log.1"))
            self.log.touch(mode=0o600)
        self._log_start = self.log.stat().st_size
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
                env=plain_environment(),
                start_new_session=True,
                preexec_fn=None if outlives_us else die_with_parent(signal.SIGINT),
                **as_account(account),
            )

    def _wait_until_ready(self) -> None:
        assert self._process is not None
        deadline = time.monotonic() + START_LIMIT_SECONDS
        reason = "no answer within a minute"
        while time.monotonic() < deadline:
            if self._process.poll() is not None:
                raise DatabaseUnavailable(last_line(self._said_since_launch()), self.log)
            try:
                with psycopg.connect(self.url("postgres"), connect_timeout=3):
                    return
            except psycopg.OperationalError as error:
                reason = last_line(str(error).encode())
            time.sleep(0.02)
        self.stop()
        raise DatabaseUnavailable(reason, self.log)

    def _said_since_launch(self) -> bytes:
        with self.log.open("rb") as file:
            file.seek(self._log_start)
            return file.read()

    def ensure_database(self) -> None:
        """Make our database on the running server unless it is there."""
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone()
            if known is None:
                connection.execute(f"CREATE DATABASE {DATABASE}")

    def _run(self, command: list[str], account: Account) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            command, capture_output=True, check=False, cwd="/", env=plain_environment(), **as_account(account)
        )
