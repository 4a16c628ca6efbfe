"""A case created by the API with everything on: token, limit, idempotency, timeline, search, event and audit.

One web process and its database, as a production node runs them; eight clients in a process of their own, which is not
counted. What the worker does with the event afterwards is measured by `events`. In turns with it, the limit: the same
rows by one bare statement. Both must have written the same number of rows into the same tables.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import psutil
import psycopg

from atiende.site.bench.figures import Figure, Limit
from atiende.site.bench.program import Browser, environment_of, listening_socket, throw_away_folder
from atiende.site.embedded_postgres.cluster import Cluster

CREATES: Final = 1600
CLIENTS: Final = 8
WARM: Final = 160
KINDS: Final = {"known": "a known customer", "new": "a new customer"}
START_LIMIT_SECONDS: Final = 120.0
_COUNTS: Final = """
SELECT relname FROM pg_class JOIN pg_namespace space ON space.oid = relnamespace
WHERE nspname = 'public' AND relkind IN ('r', 'p') AND NOT relispartition
"""


@dataclass(frozen=True, slots=True)
class _Place:
    folder: Path
    cluster: Cluster
    web: psutil.Process
    port: int

    def ask(self, module: str, *arguments: object, given: str) -> dict[str, Any]:
        """What a script of `inside` says. Raises RuntimeError with its last line."""
        return _said(self.folder, self.cluster, module, *arguments, given=given)

    def cpu_seconds(self) -> tuple[float, float]:
        """CPU used so far by the web process and by the database."""
        return _spent(self.web), sum(map(_spent_by_server, _servers(self.cluster)))


@dataclass(slots=True)
class _Costs:
    """Milliseconds of CPU for one case, one value a run."""

    server: list[float] = field(default_factory=list)
    database: list[float] = field(default_factory=list)
    bare: list[float] = field(default_factory=list)
    rate: list[float] = field(default_factory=list)


def measure(runs: int) -> list[Figure]:
    with throw_away_folder() as folder:
        cluster = Cluster(folder / "data")
        cluster.start()
        try:
            sets = (runs + 1) * len(KINDS)
            tokens: list[str] = _said(folder, cluster, "api_company", sets * CLIENTS, given="")["tokens"]
            with _web(folder, cluster) as place:
                costs = {kind: _costs(place, kind, runs, tokens) for kind in KINDS}
        finally:
            cluster.stop()
    return [figure for kind in KINDS for figure in _figures(kind, costs[kind])]


def _costs(place: _Place, kind: str, runs: int, tokens: list[str]) -> _Costs:
    costs = _Costs()
    _create(place, kind, WARM, tokens)
    for _ in range(runs):
        before = _rows(place.cluster)
        server, database, rate = _create(place, kind, CREATES, tokens)
        between = _rows(place.cluster)
        bare = _bare(place, kind)
        _compare(_per_case(before, between), _per_case(between, _rows(place.cluster)))
        costs.server.append(server)
        costs.database.append(database)
        costs.bare.append(bare)
        costs.rate.append(rate)
    return costs


def _create(place: _Place, kind: str, count: int, tokens: list[str]) -> tuple[float, float, float]:
    """CPU of server and database for a case in milliseconds, and cases a second. Each client has a fresh token."""
    mine = [tokens.pop() for _ in range(CLIENTS)]
    server, database = place.cpu_seconds()
    told = place.ask("api_load", place.port, count, kind, given=json.dumps(mine))
    after_server, after_database = place.cpu_seconds()
    scale = 1000 / told["made"]
    return (
        (after_server - server) * scale,
        (after_database - database) * scale,
        told["made"] / told["seconds"],
    )


def _bare(place: _Place, kind: str) -> float:
    """CPU of client and database for the same rows by one statement, in milliseconds."""
    _server, database = place.cpu_seconds()
    told = place.ask("api_bare", CREATES, kind, given=place.cluster.url())
    _server, after = place.cpu_seconds()
    return float(told["client_seconds"] + after - database) * 1000 / CREATES


def _rows(cluster: Cluster) -> dict[str, int]:
    with psycopg.connect(cluster.url()) as connection:
        tables = [name for (name,) in connection.execute(_COUNTS)]
        counted = [connection.execute(_count_of(name)).fetchone() for name in tables]
    return {name: row[0] for name, row in zip(tables, counted, strict=True) if row}


def _count_of(table: str) -> str:
    return f'SELECT count(*) FROM "{table}"'  # noqa: S608  a name that the database gave


def _per_case(before: dict[str, int], after: dict[str, int]) -> dict[str, int]:
    """Rows of each table that every case brings; what is written now and then only is left aside."""
    grown = {name: round((count - before.get(name, 0)) / CREATES) for name, count in after.items()}
    return {name: rows for name, rows in grown.items() if rows}


def _compare(by_api: dict[str, int], bare: dict[str, int]) -> None:
    if by_api != bare:
        raise RuntimeError(f"the API wrote {by_api}, the bare statement {bare}")


def _figures(kind: str, costs: _Costs) -> list[Figure]:
    is_first = kind == next(iter(KINDS))
    suffix = "" if is_first else f"_{kind}"
    whole = [server + database for server, database in zip(costs.server, costs.database, strict=True)]
    shares = [100 * bare / spent for bare, spent in zip(costs.bare, whole, strict=True)]
    what = f"case by the API for {KINDS[kind]}"
    return [
        Figure(
            f"api_create_cpu{suffix}", f"{what}, CPU of server and database", "ms", tuple(whole), 5.0,
            limit=Limit("the same rows by one bare statement, CPU of client and database", min(costs.bare)),
            notes=(f"of which the database {sorted(costs.database)[len(costs.database) // 2]:.2f} ms",),
        ),
        Figure(
            f"api_create_efficiency{suffix}", f"{what}, CPU of the bare statement beside it", "%", tuple(shares), 25.0,
            lower_is_better=False,
        ),
        Figure(
            f"api_create_rate{suffix}", f"{what}, {CLIENTS} clients", "cases/s", tuple(costs.rate), 250.0,
            lower_is_better=False,
        ),
    ]  # fmt: skip


@contextmanager
def _web(folder: Path, cluster: Cluster) -> Iterator[_Place]:
    """A web process alone, on a free port."""
    with listening_socket() as listening:
        port = listening.getsockname()[1]
        process = subprocess.Popen(
            [sys.executable, "-m", "atiende.site.servers.web"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            pass_fds=(listening.fileno(),),
            env={**_environment(folder, cluster), "ATIENDE_LISTEN_FD": str(listening.fileno())},
        )
        try:
            _wait(process, port)
            yield _Place(folder, cluster, psutil.Process(process.pid), port)
        finally:
            process.terminate()
            process.wait(timeout=60)


def _wait(process: subprocess.Popen[bytes], port: int) -> None:
    deadline = time.perf_counter() + START_LIMIT_SECONDS
    while time.perf_counter() < deadline and process.poll() is None:
        with suppress(OSError), closing(Browser(port)) as browser:
            if browser.get("/readyz")[0] == 200:
                return
        time.sleep(0.05)
    raise RuntimeError(f"the web process was not ready within {START_LIMIT_SECONDS:.0f} s")


def _said(folder: Path, cluster: Cluster, module: str, *arguments: object, given: str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", f"atiende.site.bench.inside.{module}", *map(str, arguments)],
        input=given,
        capture_output=True,
        text=True,
        check=False,
        env=_environment(folder, cluster),
    )
    if done.returncode != 0:
        raise RuntimeError(done.stderr.strip().splitlines()[-1])
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


def _environment(folder: Path, cluster: Cluster) -> dict[str, str]:
    return {
        **environment_of(folder / "data"),
        "ATIENDE_EMBEDDED_URL": cluster.url(),
        "DJANGO_SETTINGS_MODULE": "atiende.site.settings",
        "PYTHONPATH": os.environ.get("PYTHONPATH", ""),
    }


def _servers(cluster: Cluster) -> list[psutil.Process]:
    process = cluster.process
    if process is None:
        raise RuntimeError("the database is gone")
    root = psutil.Process(process.pid)
    return [root, *root.children(recursive=True)]


def _spent(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)


def _spent_by_server(process: psutil.Process) -> float:
    """With what its ended children used: connections come and go."""
    try:
        times = process.cpu_times()
    except psutil.NoSuchProcess:
        return 0.0
    return float(times.user + times.system + times.children_user + times.children_system)
