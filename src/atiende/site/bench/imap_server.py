"""A local IMAP server for the benchmark: the system's Dovecot with a folder of its own."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MISSING = "a local IMAP server is needed: apt-get install dovecot-imapd"
PASSWORD = "bench"  # noqa: S105  a server of the benchmark's own, on loopback

_CONFIGURATION = """
protocols = imap
listen = 127.0.0.1
base_dir = {root}/run
state_dir = {root}/state
log_path = {root}/log
ssl = no
disable_plaintext_auth = no
mail_location = maildir:{root}/mail
mail_uid = {owner}
mail_gid = {group}
first_valid_uid = 0
first_valid_gid = 0
default_internal_user = {internal}
default_login_user = {login}
default_internal_group = {internal_group}
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={owner} gid={group} home={root}/home
}}
service anvil {{
  chroot =
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
"""


class NoImapServer(RuntimeError):
    """Dovecot is not installed here."""


@contextmanager
def imap_server(root: Path, mails: list[bytes]) -> Iterator[int]:
    """A running server whose INBOX of user `bench` holds these mails; yields its port. Raises NoImapServer."""
    program = shutil.which("dovecot") or shutil.which("dovecot", path="/usr/sbin")
    if program is None:
        raise NoImapServer(MISSING)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    _fill(root, mails)
    (root / "dovecot.conf").write_text(_CONFIGURATION.format(root=root, port=port, **_accounts()))
    process = subprocess.Popen([program, "-F", "-c", str(root / "dovecot.conf")], stderr=subprocess.DEVNULL)
    try:
        _await(port)
        yield port
    finally:
        process.terminate()
        process.wait(10)


def _accounts() -> dict[str, str | int]:
    if os.geteuid() == 0:
        nobody = pwd.getpwnam("nobody")
        return {
            "owner": nobody.pw_uid,
            "group": nobody.pw_gid,
            "internal": "dovecot",
            "login": "dovenull",
            "internal_group": "dovecot",
            "password": PASSWORD,
        }
    me = pwd.getpwuid(os.geteuid())
    group = os.getegid()
    return {
        "owner": me.pw_uid,
        "group": group,
        "internal": me.pw_name,
        "login": me.pw_name,
        "internal_group": str(group),
        "password": PASSWORD,
    }


def _fill(root: Path, mails: list[bytes]) -> None:
    for name in ("mail", "mail/cur", "mail/new", "mail/tmp", "home"):
        (root / name).mkdir()
    for number, mail in enumerate(mails):
        (root / "mail" / "new" / f"{1_700_000_000 + number}.{number}.bench").write_bytes(mail)
    if os.geteuid() == 0:
        nobody = pwd.getpwnam("nobody")
        for path in [root / "home", root / "mail", *(root / "mail").rglob("*")]:
            os.chown(path, nobody.pw_uid, nobody.pw_gid)


def _await(port: int) -> None:
    until = time.monotonic() + 15
    while time.monotonic() < until:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise NoImapServer("the local IMAP server does not answer")
