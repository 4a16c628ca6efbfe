"""Cases of another system from a file, with three messages each, everything on."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from atiende.site.bench.figures import Figure, Limit
from atiende.site.bench.program import throw_away_folder
from atiende.site.embedded_postgres.cluster import Cluster

CASES = 20_000


def measure(runs: int, *, cases: int = CASES) -> list[Figure]:
    answers = []
    with throw_away_folder() as folder:
        cluster = Cluster(folder / "data")
        cluster.start()
        try:
            for run in range(runs):
                answers.append(_run(folder, cluster.url(), run, cases))
        finally:
            cluster.stop()
    limit = max(answer["bare_per_second"] for answer in answers)
    client, database = answers[-1]["client_ms"], answers[-1]["database_ms"]
    return [
        Figure(
            "import_per_second", "cases of three messages from a file, searched, audited, with their origin",
            "cases/s", tuple(answer["per_second"] for answer in answers), 2_000.0, lower_is_better=False,
            limit=Limit("the same rows by bare COPY into tables without index or check", limit),
            notes=(f"CPU for a case: {client:.2f} ms client, {database:.2f} ms database",),
        ),
        Figure(
            "import_again_per_second", "the same file again, which doubles nothing", "cases/s",
            tuple(answer["again_per_second"] for answer in answers), lower_is_better=False,
        ),
    ]  # fmt: skip


def _run(folder: Path, url: str, run: int, cases: int) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-m", "atiende.site.bench.inside.imports", str(folder), str(run), str(cases)],
        capture_output=True,
        text=True,
        check=False,
        env={
            **os.environ,
            "ATIENDE_DATA": str(folder / "data"),
            "ATIENDE_EMBEDDED_URL": url,
            "DJANGO_SETTINGS_MODULE": "atiende.site.settings",
        },
    )
    if done.returncode != 0:
        raise RuntimeError(done.stderr.strip().splitlines()[-1])
    answer: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return answer
