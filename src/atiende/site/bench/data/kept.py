"""Where the data of the benchmark is kept between runs: never among the user's, and built anew when it does not fit.

A stamp beside the database says how many cases it holds and which migrations made its tables. Later migrations are
applied by the program itself, as to anybody's data; one that was changed or taken away means another database.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from atiende.kernel.refusals import Refusal, gettext_noop
from atiende.site.embedded_postgres.cluster import Cluster

VERSION: Final = 1
"""Of what is built: grows when the data changes, so that figures of different data are not compared."""
SMALL: Final = 10_000
_MARK: Final = "data of atiende bench"
_BYTES_A_TICKET: Final = 25_000
_BYTES_AT_LEAST: Final = 500_000_000
_ROOT: Final = Path(__file__).resolve().parents[3]
_WHILE_BUILDING: Final = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "max_wal_size": "8GB",
    "checkpoint_timeout": "30min",
}


class NotEnoughRoom(Refusal):
    code = "not_enough_room"
    message = gettext_noop(
        "The data of this benchmark needs %(needed)s GB in %(folder)s; there are %(free)s GB."
    )

    def __init__(self, *, needed: str, free: str, folder: str) -> None:
        super().__init__(needed=needed, free=free, folder=folder)


class ForeignFolder(Refusal):
    code = "foreign_folder"
    message = gettext_noop("%(folder)s holds something else than the data of a benchmark: it is left alone.")

    def __init__(self, folder: str) -> None:
        super().__init__(folder=folder)


@dataclass(frozen=True, slots=True)
class Kept:
    """A database with cases. `facts`: what the builder noted for whoever measures."""

    data: Path
    tickets: int
    facts: dict[str, Any]


def default_folder() -> Path:
    """A folder of this account that outlives a restart of the machine."""
    return Path("/var/tmp") / f"atiende-bench-{os.geteuid()}"  # noqa: S108  marked, and owned by who measures


def kept_data(tickets: int, folder: Path, *, are_open: bool = False) -> Kept:
    """The data of so many cases, built when none fits; `are_open`: all of them under way.

    Raises NotEnoughRoom, ForeignFolder, RuntimeError.
    """
    home = folder / f"{'open' if are_open else 'tickets'}-{tickets}"
    stamp = home / "stamp.json"
    found = _read(stamp)
    if found is None or not _fits(found, tickets):
        found = _build(home, tickets, are_open)
        stamp.write_text(json.dumps(found, ensure_ascii=False))
    return Kept(home / "data", tickets, found["facts"])


def _read(stamp: Path) -> dict[str, Any] | None:
    try:
        return dict(json.loads(stamp.read_text()))
    except (OSError, ValueError):
        return None


def _fits(found: dict[str, Any], tickets: int) -> bool:
    present = _schema()
    is_same = all(present.get(name) == digest for name, digest in found.get("schema", {"": ""}).items())
    return is_same and found.get("version") == VERSION and found.get("facts", {}).get("tickets") == tickets


def _schema() -> dict[str, str]:
    """A digest of each migration of the house."""
    return {
        str(path.relative_to(_ROOT)): hashlib.sha256(path.read_bytes()).hexdigest()[:16]
        for path in sorted(_ROOT.glob("*/migrations/[0-9]*.py"))
    }


def _build(home: Path, tickets: int, are_open: bool) -> dict[str, Any]:
    _clear(home, tickets)
    schema = _schema()
    cluster = Cluster(home / "data", extra_settings=_WHILE_BUILDING)
    cluster.start()
    began = time.monotonic()
    try:
        done = subprocess.run(
            [
                sys.executable,
                "-m",
                "atiende.site.bench.inside.tickets",
                str(tickets),
                *(["open"] if are_open else []),
            ],
            stdout=subprocess.PIPE,
            text=True,
            check=False,
            env={
                **os.environ,
                "ATIENDE_DATA": str(home / "data"),
                "ATIENDE_EMBEDDED_URL": cluster.url(),
                "DJANGO_SETTINGS_MODULE": "atiende.site.settings",
            },
        )
    finally:
        cluster.stop()
    if done.returncode != 0:
        raise RuntimeError(f"the data could not be built (exit code {done.returncode})")
    os.sync()
    sys.stderr.write(f"bench: {tickets} cases built in {time.monotonic() - began:.0f} s\n")
    return {"version": VERSION, "schema": schema, "facts": json.loads(done.stdout.splitlines()[-1])}


def _clear(home: Path, tickets: int) -> None:
    """An empty marked folder in the place of an unfinished or outdated one. Raises NotEnoughRoom, ForeignFolder."""
    mark = home / "README"
    if home.exists() and any(home.iterdir()):
        if not mark.exists() or mark.read_text() != _MARK:
            raise ForeignFolder(str(home))
        shutil.rmtree(home)
    home.mkdir(parents=True, exist_ok=True)
    needed = max(_BYTES_AT_LEAST, tickets * _BYTES_A_TICKET)
    free = shutil.disk_usage(home).free
    if free < needed:
        raise NotEnoughRoom(needed=f"{needed / 1e9:.0f}", free=f"{free / 1e9:.0f}", folder=str(home))
    mark.write_text(_MARK)
    home.parent.chmod(0o711)  # the account that runs the database must be able to enter
    home.chmod(0o711)
