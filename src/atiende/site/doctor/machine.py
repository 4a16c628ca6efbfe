"""What can be said without the database: disk, memory, keys."""

from __future__ import annotations

import stat
from pathlib import Path

import psutil

from atiende.site.command_line.words import figure, gettext
from atiende.site.doctor.finding import Finding
from atiende.site.embedded_postgres.upgrading import kept_folders

_FAILS_BELOW_BYTES = 500_000_000
_WARNS_BELOW_BYTES = 2_000_000_000


def examine_machine(data: Path) -> list[Finding]:
    """Disk and keys of a data folder."""
    return [disk(data), keys(data), *kept_databases(data)]


def disk(data: Path) -> Finding:
    existing = next(folder for folder in (data, *data.parents) if folder.exists())
    free = psutil.disk_usage(str(existing)).free
    says = gettext("%(free)s MB are free where the data lies (%(folder)s).") % {
        "free": figure(free // 1_000_000),
        "folder": data,
    }
    if free < _FAILS_BELOW_BYTES:
        return Finding("disk", "failure", says, gettext("Make room now: without it nothing can be saved."))
    if free < _WARNS_BELOW_BYTES:
        return Finding("disk", "warning", says, gettext("Make room soon."))
    return Finding("disk", "ok", says)


def keys(data: Path) -> Finding:
    """Keys are readable by their owner alone, and there is one."""
    folder = data / "keys"
    files = list(folder.rglob("*.key")) if folder.is_dir() else []
    if not files:
        return Finding(
            "secrets", "warning", gettext("There are no keys yet: they are made at the first start.")
        )
    open_ones = [path for path in files if stat.S_IMODE(path.stat().st_mode) & 0o077]
    if open_ones:
        return Finding(
            "secrets",
            "failure",
            gettext("Other accounts can read the key %(path)s.") % {"path": open_ones[0]},
            gettext("Write: chmod 600 %(path)s") % {"path": open_ones[0]},
        )
    return Finding("secrets", "ok", gettext("The keys in %(folder)s are private.") % {"folder": folder})


def kept_databases(data: Path) -> list[Finding]:
    """What a change to a later PostgreSQL left until somebody confirms that all is well."""
    kept = kept_folders(data / "postgres")
    if not kept:
        return []
    says = gettext("The data of the PostgreSQL before is kept in %(folder)s.") % {"folder": kept[-1]}
    do = gettext("When all is well, remove it with: %(command)s") % {"command": "atiende database confirm"}
    return [Finding("postgres", "warning", says, do)]
