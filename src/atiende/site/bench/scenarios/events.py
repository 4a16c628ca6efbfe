"""Events per second that one worker delivers, with the order of each aggregate kept and every commit on disk."""

from __future__ import annotations

import json
import os
import subprocess
import sys

from atiende.site.bench.figures import Figure, Limit
from atiende.site.bench.program import throw_away_folder
from atiende.site.embedded_postgres.cluster import Cluster

EVENTS = 4000
LANES = 200


def measure(runs: int) -> list[Figure]:
    with throw_away_folder() as folder:
        cluster = Cluster(folder / "data")
        cluster.start()
        try:
            answer = _deliver(folder / "data", cluster.url(), runs)
        finally:
            cluster.stop()
    if not answer["in_order"]:
        raise RuntimeError("an aggregate saw its events out of order")
    return [
        Figure(
            "events_per_second", "event to handler, one worker, order kept", "events/s", tuple(answer["rates"]), 1000.0,
            lower_is_better=False,
            limit=Limit("the handler's row by bare statements", max(answer["limits"])),
        )
    ]  # fmt: skip


def _deliver(data: object, url: str, runs: int) -> dict[str, list[float]]:
    done = subprocess.run(
        [sys.executable, "-m", "atiende.site.bench.inside.events", str(EVENTS), str(LANES), str(runs)],
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
