"""A real Dovecot 2.3 on 127.0.0.1 with a folder of its own; tests that need it are skipped where it is not installed.

`server.deliver(user, mail)` writes a mail as the server's own delivery would, `server.doveadm(…)` does what an owner of
the server can do: expunge, flag, change UIDVALIDITY.
"""

from __future__ import annotations

import contextlib
import getpass
import os
import pwd
import shutil
import socket
import ssl
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from atiende.channels.imap.line import Server
from tests.channels.certificate import make_certificate
from tests.processes import until

PASSWORD = "contraseña☂larga"
WITHOUT = "needs Dovecot: apt-get install dovecot-imapd dovecot-lmtpd"

_CONFIGURATION = """
protocols = imap{lmtp}
listen = 127.0.0.1
base_dir = {root}/run
state_dir = {root}/state
log_path = {root}/log
ssl = yes
ssl_cert = <{root}/cert.pem
ssl_key = <{root}/key.pem
disable_plaintext_auth = no
mail_location = maildir:{root}/mail/%u
mail_uid = {uid}
mail_gid = {gid}
first_valid_uid = 0
first_valid_gid = 0
default_internal_user = {internal}
default_login_user = {login}
default_internal_group = {group}
auth_mechanisms = plain login xoauth2 oauthbearer
auth_username_chars =
auth_failure_delay = 0
auth_cache_size = 0
mail_max_userip_connections = 100
{oauth}
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={root}/home/%u allow_all_users=yes
}}
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = {tls_port}
  }}
}}
service stats {{
  chroot =
}}
namespace inbox {{
  inbox = yes
}}
"""

_OAUTH = """
passdb {{
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = {root}/oauth2.conf
}}
"""


class Dovecot:
    """One running server."""

    def __init__(self, root: Path, *, introspection_url: str = "") -> None:
        self.root = root
        self.port, self.tls_port = _free_port(), _free_port()
        self._owner = _mail_owner()
        for name in ("mail", "home"):
            (root / name).mkdir()
            os.chown(root / name, *self._owner)
        make_certificate(root)
        self._introspection_url = introspection_url
        self._write_configuration()
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        with (self.root / "errors").open("wb") as errors:
            self._process = subprocess.Popen(
                [_program(), "-F", "-c", str(self.root / "dovecot.conf")],
                stdout=subprocess.DEVNULL,
                stderr=errors,
            )
        until(self._answers, limit=60, what=f"Dovecot: {self.said()}")

    def stop(self) -> None:
        if self._process is not None:
            self._process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(10)
            self._process = None

    def access(self, user: str, *, security: str = "none", **more: str) -> Server:
        """How our side reaches it."""
        port = self.tls_port if security == "tls" else self.port
        given = more or {"password": PASSWORD}
        host = "localhost" if security != "none" else "127.0.0.1"
        return Server(host, port, security, user, context=self.trusting, **given)  # type: ignore[arg-type]

    @property
    def trusting(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=str(self.root / "cert.pem"))

    def deliver(self, user: str, mail: bytes, *, is_seen: bool = False, folder: str = "") -> None:
        """As a delivery would: written aside, then moved in place."""
        maildir = self.root / "mail" / user / (f".{folder}" if folder else "")
        for place in (maildir.parent, maildir, maildir / "cur", maildir / "new", maildir / "tmp"):
            if not place.exists():
                place.mkdir()
                os.chown(place, *self._owner)
        seconds, rest = divmod(time.time_ns(), 10**9)  # the server numbers new mails by these
        name = f"{seconds}.M{rest // 1000:06d}P{os.getpid()}Q{os.urandom(4).hex()}.local"
        (maildir / "tmp" / name).write_bytes(mail)
        os.chown(maildir / "tmp" / name, *self._owner)
        target = maildir / "cur" / f"{name}:2,S" if is_seen else maildir / "new" / name
        (maildir / "tmp" / name).rename(target)

    def deliver_old(self, user: str, mail: bytes, *, days: int) -> None:
        """A mail that arrived that many days ago: the server takes the time of the file for INTERNALDATE."""
        self.deliver(user, mail)
        newest = max((self.root / "mail" / user / "new").iterdir(), key=lambda path: path.stat().st_mtime_ns)
        moment = time.time() - days * 86_400
        os.utime(newest, (moment, moment))

    def doveadm(self, *words: str) -> str:
        done = subprocess.run(
            ["doveadm", "-c", str(self.root / "dovecot.conf"), *words],
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def change_uidvalidity(self, user: str) -> None:
        """The numbers of the folder mean something else from now on."""
        maildir = self.root / "mail" / user
        old = int((maildir / "dovecot-uidlist").read_text().split(" V", 1)[1].split(" ", 1)[0])
        for path in maildir.glob("dovecot*"):
            path.unlink()
        (maildir / "dovecot-uidlist").write_text(f"3 V{old + 7} N1 G{os.urandom(16).hex()}\n")
        os.chown(maildir / "dovecot-uidlist", *self._owner)

    def is_seen(self, user: str) -> list[bool]:
        """Of each message in INBOX, whether it carries the mark."""
        rows = self.doveadm("fetch", "-u", user, "flags", "mailbox", "INBOX").split("\f")
        return ["\\Seen" in row for row in rows if row.strip()]

    def count(self, user: str) -> int:
        return len(self.is_seen(user))

    def said(self) -> str:
        log = self.root / "log"
        return log.read_text(errors="replace")[-2000:] if log.exists() else ""

    def _answers(self) -> bool:
        if self._process is not None and self._process.poll() is not None:
            pytest.fail(f"Dovecot ended: {(self.root / 'errors').read_text(errors='replace')} {self.said()}")
        try:
            with socket.create_connection(("127.0.0.1", self.port), 1) as line:
                line.settimeout(3)
                return line.recv(4).startswith(b"* OK")
        except OSError:
            return False

    def _write_configuration(self) -> None:
        is_root = os.geteuid() == 0
        me = getpass.getuser()
        oauth = _OAUTH.format(root=self.root) if self._introspection_url else ""
        if self._introspection_url:
            (self.root / "oauth2.conf").write_text(
                f"introspection_mode = post\nintrospection_url = {self._introspection_url}\n"
                "username_attribute = email\nactive_attribute = active\nactive_value = true\n"
                "tokeninfo_url =\ntimeout_msecs = 3000\n"
            )
        (self.root / "dovecot.conf").write_text(
            _CONFIGURATION.format(
                root=self.root,
                lmtp="",
                uid=self._owner[0],
                gid=self._owner[1],
                internal="dovecot" if is_root else me,
                login="dovenull" if is_root else me,
                group="dovecot" if is_root else me,
                password=PASSWORD,
                port=self.port,
                tls_port=self.tls_port,
                oauth=oauth,
            )
        )


@contextlib.contextmanager
def running_dovecot(*, introspection_url: str = "") -> Iterator[Dovecot]:
    if shutil.which("dovecot", path=f"{os.environ.get('PATH', '')}:/usr/sbin") is None:
        pytest.skip(WITHOUT)
    root = Path(tempfile.mkdtemp(prefix="dovecot-"))
    root.chmod(0o755)
    server = Dovecot(root, introspection_url=introspection_url)
    try:
        server.start()
        yield server
    finally:
        server.stop()
        shutil.rmtree(root, ignore_errors=True)


@pytest.fixture(scope="session")
def dovecot() -> Iterator[Dovecot]:
    """One server for all tests of a worker: each takes a user of its own."""
    with running_dovecot() as server:
        yield server


@pytest.fixture
def user() -> str:
    return f"u{os.urandom(4).hex()}@nova.example"


def _mail_owner() -> tuple[int, int]:
    """Dovecot refuses to keep mail as root."""
    if os.geteuid():
        return os.geteuid(), os.getegid()
    nobody = pwd.getpwnam("nobody")
    return nobody.pw_uid, nobody.pw_gid


def _program() -> str:
    return shutil.which("dovecot", path=f"{os.environ.get('PATH', '')}:/usr/sbin") or "dovecot"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
