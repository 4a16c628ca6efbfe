"""A backup of a company of N cases while people look at lists, beside pg_dump alone on the same database."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from atiende.site.bench.data.kept import SMALL, Kept, default_folder, kept_data
from atiende.site.bench.figures import Figure, Limit, percentile
from atiende.site.bench.program import Browser, environment_of
from atiende.site.bench.site_of_cases import SiteOfCases, site_of
from atiende.site.embedded_postgres.cluster import Cluster
from atiende.site.embedded_postgres.programs import packaged_programs

LARGE = 1_000_000
TARGET_SECONDS = 300.0
PAUSE_SECONDS = 0.2
"""Between two looks: about four a second, as a handful of people at work."""
_LIST = "/desk/tickets/?queue=all"


def measure(runs: int, *, tickets: int = SMALL, folder: Path | None = None) -> list[Figure]:
    """Build the data where there is none yet; a large company is backed up once.

    Raises NotEnoughRoom, ForeignFolder.
    """
    home = folder or default_folder()
    kept = kept_data(tickets, home)
    took: list[float] = []
    waits: list[float] = []
    told: dict[str, object] = {}
    with site_of(kept) as site:
        bare = _bare_seconds(kept, home)
        for _ in range(runs if tickets <= SMALL else 1):
            seconds, told, looks = _backed_up(site, kept, home)
            took.append(seconds)
            waits += looks
    parts = told["parts"]
    assert isinstance(parts, list)
    size = sum(part["size"] for part in parts) / 1e6
    notes = (f"{size:.0f} MB written; {len(waits)} lists of 50 meanwhile, none failed",)
    what = f"backup of {tickets} cases while serving"
    target = TARGET_SECONDS if tickets >= LARGE else None
    limit = Limit("pg_dump alone, same format, nobody asking", bare)
    figures = [Figure("backup", what, "s", tuple(took), target=target, limit=limit, notes=notes)]
    if waits:
        p95 = percentile(waits, 0.95) * 1000
        figures.append(Figure("backup_list", "list of 50 during the backup, 95th percentile", "ms", (p95,)))
    return figures


def _backed_up(site: SiteOfCases, kept: Kept, home: Path) -> tuple[float, dict[str, object], list[float]]:
    with tempfile.TemporaryDirectory(prefix="backup-", dir=home) as target:
        people = _People(site.browsers["all"])
        began = time.perf_counter()
        with people:
            done = subprocess.run(
                [sys.executable, "-m", "atiende.site.command_line", "backup", target, "--json"],
                env=environment_of(kept.data),
                capture_output=True,
                text=True,
                check=False,
            )
            seconds = time.perf_counter() - began
    if done.returncode:
        raise RuntimeError(done.stderr.strip())
    if people.failure:
        raise RuntimeError(f"a list was answered {people.failure} during the backup")
    return seconds, json.loads(done.stdout), people.waits


class _People:
    """They look at a list again and again until the block ends."""

    def __init__(self, browser: Browser) -> None:
        self.waits: list[float] = []
        self.failure = 0
        self._browser = browser
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._look)

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_error: object) -> None:
        self._stop.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._stop.wait(PAUSE_SECONDS):
            began = time.perf_counter()
            status, _body = self._browser.get(_LIST, is_part=True)
            if status != 200:
                self.failure = status
                return
            self.waits.append(time.perf_counter() - began)


def _bare_seconds(kept: Kept, home: Path) -> float:
    place = Path(tempfile.mkdtemp(prefix="bare-dump-", dir=home))
    began = time.perf_counter()
    try:
        subprocess.run(
            [
                *(packaged_programs() / "pg_dump", "--format=directory", "--jobs=2", "--compress=1"),
                *("--file", place / "database", Cluster(kept.data).url()),
            ],
            check=True,
            capture_output=True,
        )
        return time.perf_counter() - began
    finally:
        shutil.rmtree(place, ignore_errors=True)
