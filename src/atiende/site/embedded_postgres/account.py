"""Who runs the server: this user, or an unprivileged account when this user is root."""

from __future__ import annotations

import ctypes
import os
import pwd
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from atiende.site.embedded_postgres.errors import FolderOutOfReach, NoAccountForDatabase

_CANDIDATES = ("atiende", "postgres", "nobody")
_PR_SET_PDEATHSIG = 1


@dataclass(frozen=True, slots=True)
class Account:
    name: str
    uid: int
    gid: int
    is_other: bool
    """True when processes must be started under another account than ours."""


def database_account(data: Path) -> Account:
    """Ourselves; when we are root, whoever owns the data already, otherwise the first unprivileged account there is.

    Raises NoAccountForDatabase when we are root and there is nobody to become.
    """
    if os.geteuid() != 0:
        return Account(name=str(os.geteuid()), uid=os.geteuid(), gid=os.getegid(), is_other=False)
    if data.exists() and data.stat().st_uid != 0:
        owner = data.stat()
        return Account(name=_name_of(owner.st_uid), uid=owner.st_uid, gid=owner.st_gid, is_other=True)
    for name in _CANDIDATES:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(name=name, uid=entry.pw_uid, gid=entry.pw_gid, is_other=True)
    raise NoAccountForDatabase


def _name_of(uid: int) -> str:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return str(uid)


def give(path: Path, account: Account, *, mode: int) -> None:
    """Hand a file or folder over to the account that runs the server."""
    if account.is_other:
        os.chown(path, account.uid, account.gid)
    path.chmod(mode)


def check_passage(folder: Path, account: Account) -> None:
    """Raise FolderOutOfReach when the account could not walk down to the folder."""
    if not account.is_other:
        return
    for parent in reversed(folder.resolve().parents):
        mode = parent.stat()
        allowed = (
            mode.st_mode & 0o001
            or (mode.st_uid == account.uid and mode.st_mode & 0o100)
            or (mode.st_gid == account.gid and mode.st_mode & 0o010)
        )
        if not allowed:
            raise FolderOutOfReach(account.name, parent)


def die_with_parent(sig: signal.Signals) -> Callable[[], None] | None:
    """What a child runs just before exec so that it ends when we do, even by kill -9 (Linux only).

    Changing the user clears this setting, so the child calls it after it has become the other account.
    """
    if not sys.platform.startswith("linux"):
        return None
    libc = ctypes.CDLL(None, use_errno=True)
    parent = os.getpid()

    def _set() -> None:
        libc.prctl(_PR_SET_PDEATHSIG, int(sig), 0, 0, 0)
        if os.getppid() != parent:  # killed since the fork: of that death no signal comes any more
            os._exit(1)

    return _set
