"""The server as a process of the system: under which account, with which environment, and whether a pid is one."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

from atiende.site.embedded_postgres.account import Account


def as_account(account: Account) -> dict[str, Any]:
    return {"user": account.uid, "group": account.gid, "extra_groups": []} if account.is_other else {}


def plain_environment() -> dict[str, str]:
    """Without the caller's language (it may not be installed) and without PG* variables."""
    kept = {k: v for k, v in os.environ.items() if k in {"PATH", "TMPDIR", "HOME"}}
    return {**kept, "LC_ALL": "C", "TZ": "UTC"}


def is_server_of(pid: int, data: Path) -> bool:
    if Path("/proc/self").exists():
        try:
            arguments = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
        except OSError:
            return False
        return os.fsencode(data) in arguments and arguments[0].endswith(b"postgres")
    shown = subprocess.run(["ps", "-p", str(pid), "-o", "command="], capture_output=True, check=False).stdout
    return b"postgres" in shown and os.fsencode(data) in shown
