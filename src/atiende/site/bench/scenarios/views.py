"""The counts of thirty views, and a change of ten thousand cases at once, in a company of N cases."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from typing import Any

from atiende.site.bench.data.kept import SMALL, Kept, default_folder, kept_data
from atiende.site.bench.figures import Figure, percentile
from atiende.site.embedded_postgres.cluster import Cluster

CHANGED = 10_000
COUNTS_MS = 100.0
BULK_SECONDS = 30.0


def measure(
    runs: int, *, tickets: int = SMALL, folder: Path | None = None, changed: int = CHANGED
) -> list[Figure]:
    """Build the data where there is none yet. Raises NotEnoughRoom, ForeignFolder, RuntimeError."""
    kept = kept_data(tickets, folder or default_folder())
    cluster = Cluster(kept.data)
    cluster.start()
    try:
        told = _told(kept, cluster.url(), runs, changed)
    finally:
        cluster.stop()
    return _figures(told, tickets)


def _figures(told: dict[str, Any], tickets: int) -> list[Figure]:
    size = f"{tickets:,} cases"
    held = told["held"]
    notes = (f"they hold {held[0]} to {held[-1]} cases, {median(held):g} by median",)
    found = [
        Figure(
            "views_counts", f"counts of 30 views, {size}, one statement with its planning", "ms",
            tuple(told["counts_ms"]), COUNTS_MS, notes=notes,
        )
    ]  # fmt: skip
    for what in ("priority", "tag"):
        done, undone = told[what], told[f"undo_{what}"]
        words = f"{done['changed']:,.0f} cases changed at once ({what}), {size}"
        told_of = (f"{done['refused']:.0f} refused", f"undone in {undone['seconds']:.1f} s")
        found.append(Figure(f"bulk_{what}", words, "s", (done["seconds"],), BULK_SECONDS, notes=told_of))
    waits = told["waits_ms"]
    if waits:
        worst = (f"{len(waits)} tries, the longest {waits[-1]:.0f} ms",)
        found.append(
            Figure(
                "bulk_wait", "somebody else's wait for one of these cases meanwhile, 99th percentile", "ms",
                (percentile(waits, 0.99),), notes=worst,
            )
        )  # fmt: skip
    return found


def _told(kept: Kept, url: str, runs: int, changed: int) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "atiende.site.bench.inside.views", str(runs), str(changed)],
        capture_output=True,
        text=True,
        check=False,
        env={
            **os.environ,
            "ATIENDE_DATA": str(kept.data),
            "ATIENDE_EMBEDDED_URL": url,
            "DJANGO_SETTINGS_MODULE": "atiende.site.settings",
        },
    )
    if done.returncode != 0:
        raise RuntimeError(done.stderr.strip().splitlines()[-1])
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer
