"""One server, several programs: `up` and any number of commands use the embedded server of a folder together.

Everybody who uses it holds the lock `database` together with the others. A command that finds no server starts one that
outlives it; whoever is the last to leave stops it. `up` stops the server when it ends, whoever uses it.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from pathlib import Path

from atiende.site.embedded_postgres.cluster import Cluster
from atiende.site.embedded_postgres.errors import DatabaseInUse
from atiende.site.embedded_postgres.locks import FolderLock, alone

_USE = "database"
_CHANGE = "database-change"


@contextlib.contextmanager
def server_for_command(data: Path) -> Iterator[str]:
    """Yield the address of a running server: the one found, or one started for the time of the command.

    Raises what `Cluster.start` raises.
    """
    cluster = Cluster(data)
    use = FolderLock(data, _USE)
    try:
        with alone(data, _CHANGE):
            use.hold(shared=True, wait=True)
            if not cluster.is_running():
                cluster.start(outlives_us=True)
        yield cluster.url()
    finally:
        with alone(data, _CHANGE):
            use.let_go()
            if use.hold():
                cluster.stop()
            else:
                cluster.hand_over()
        use.close()


@contextlib.contextmanager
def place_of_up(data: Path, *, patience_seconds: float = 60.0) -> Iterator[None]:
    """Wait until no command uses the server any more, then keep commands from starting or stopping one.

    Raises DatabaseInUse when commands do not end in time.
    """
    use = FolderLock(data, _USE)
    deadline = time.monotonic() + patience_seconds
    try:
        while not _taken(data, use):
            if time.monotonic() > deadline:
                raise DatabaseInUse(data)
            time.sleep(0.1)
        yield
    finally:
        use.close()


def _taken(data: Path, use: FolderLock) -> bool:
    with alone(data, _CHANGE):
        if not use.hold():
            return False
        Cluster(data).end_orphan()
        return use.hold(shared=True)
