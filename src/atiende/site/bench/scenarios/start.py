"""Start, first and later, and memory at rest."""

from __future__ import annotations

import subprocess
import sys
import time

from atiende.site.bench.figures import Figure, Limit
from atiende.site.bench.program import running, throw_away_folder
from atiende.site.embedded_postgres.cluster import Cluster

REST_SECONDS = 3.0


def measure(runs: int) -> list[Figure]:
    first, later, memory, bare_first, bare_later = [], [], [], [], []
    for _ in range(runs):
        with throw_away_folder() as folder:
            with running(folder / "data") as program:
                first.append(program.started_in)
            with running(folder / "data") as program:
                later.append(program.started_in)
                time.sleep(REST_SECONDS)
                memory.append(program.memory_mb())
        with throw_away_folder() as folder:
            bare_first.append(_bare_start(Cluster(folder / "data")))
            bare_later.append(_bare_start(Cluster(folder / "data")))
    return [
        Figure(
            "start_first", "start, first time", "s", tuple(first), 8.0,
            limit=Limit("initdb and bare PostgreSQL, then import django", min(bare_first)),
        ),
        Figure(
            "start_later", "start, later", "s", tuple(later), 3.0,
            limit=Limit("bare PostgreSQL, then import django", min(bare_later)),
        ),
        Figure("memory_at_rest", "memory at rest, all processes, PSS", "MB", tuple(memory), 350.0),
    ]  # fmt: skip


def _bare_start(cluster: Cluster) -> float:
    began = time.perf_counter()
    cluster.start()
    subprocess.run([sys.executable, "-c", "import django, django.db.models, django.template"], check=True)
    spent = time.perf_counter() - began
    cluster.stop()
    return spent
