"""Clocks of promises: a million open ones while nothing is due, and ten thousand that fall due in one minute."""

from __future__ import annotations

import json
import os
import subprocess
import sys

from atiende.site.bench.figures import Figure
from atiende.site.bench.program import throw_away_folder
from atiende.site.embedded_postgres.cluster import Cluster

CLOCKS = int(os.environ.get("ATIENDE_BENCH_CLOCKS", "1000000"))
DUE = 10_000


def measure(runs: int) -> list[Figure]:
    """On a company of its own, made for it; fewer than a million with ATIENDE_BENCH_CLOCKS."""
    with throw_away_folder() as folder:
        cluster = Cluster(folder / "data")
        cluster.start()
        try:
            answer = _act(folder / "data", cluster.url(), runs)
        finally:
            cluster.stop()
    due = min(DUE, CLOCKS)
    if any(acted != due for acted in answer["acted"]):
        raise RuntimeError(f"of {due} due clocks were acted on {answer['acted']}")
    idle = tuple(1000 * seconds for seconds in answer["idle"])
    return [
        Figure("clocks_idle", f"a look at {CLOCKS:,} open clocks of which none is due", "ms", idle, 10.0),
        Figure("clocks_due", f"{due:,} due in one minute, all acted on", "s", tuple(answer["took"]), 10.0),
    ]


def _act(data: object, url: str, runs: int) -> dict[str, list[float]]:
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "atiende.site.bench.inside.clocks",
            str(CLOCKS),
            str(min(DUE, CLOCKS)),
            str(runs),
        ],
        capture_output=True,
        text=True,
        check=False,
        env={
            **os.environ,
            "ATIENDE_DATA": str(data),
            "ATIENDE_EMBEDDED_URL": url,
            "DJANGO_SETTINGS_MODULE": "atiende.site.settings",
        },
    )
    if done.returncode != 0:
        raise RuntimeError(done.stderr.strip().splitlines()[-1])
    answer: dict[str, list[float]] = json.loads(done.stdout.splitlines()[-1])
    return answer
