"""Mail from a local IMAP server to cases by one worker, and what a case with its first message costs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

from atiende.site.bench.figures import Figure, Limit
from atiende.site.bench.imap_server import imap_server
from atiende.site.bench.mails import mails
from atiende.site.bench.program import throw_away_folder
from atiende.site.embedded_postgres.cluster import Cluster

MESSAGES = 600
BIG_EVERY = 100
"""One mail in so many carries 25 MB."""
OPENINGS = 300


def measure(runs: int) -> list[Figure]:
    small, big, opened = [], [], []
    with throw_away_folder() as folder:
        cluster = Cluster(folder / "data")
        cluster.start()
        try:
            for run in range(runs):
                small.append(_run(folder, cluster.url(), run * 2, every_big=0, openings=OPENINGS))
                big.append(_run(folder, cluster.url(), run * 2 + 1, every_big=BIG_EVERY, openings=0))
            limit = _commits_per_second(folder)
        finally:
            cluster.stop()
    opened = [answer["open_client_ms"] + answer["open_server_ms"] for answer in small]
    return [
        Figure(
            "mail_per_second", "local IMAP server to case, one worker", "messages/s",
            tuple(answer["rate"] for answer in small), 60.0, lower_is_better=False,
            limit=Limit("small files written and synced one by one", limit),
        ),
        Figure(
            "mail_per_second_big", f"the same, one in {BIG_EVERY} with 25 MB", "messages/s",
            tuple(answer["rate"] for answer in big), 60.0, lower_is_better=False,
        ),
        Figure(
            "mail_memory_growth", "memory grown from the first third to the most, 25 MB files included", "MB",
            tuple(answer["grown_mb"] for answer in big), 150.0,
        ),
        Figure(
            "case_cpu", "case, message, timeline, event and audit in one transaction, server and database", "ms",
            tuple(opened), 5.0,
        ),
    ]  # fmt: skip


def _run(folder: Path, url: str, number: int, *, every_big: int, openings: int) -> dict[str, float]:
    root = folder / f"imap{number}"
    root.mkdir(mode=0o755)
    with imap_server(root, list(mails(MESSAGES, seed=number, every_big=every_big))) as port:
        done = subprocess.run(
            [sys.executable, "-m", "atiende.site.bench.inside.mail",
             str(port), str(MESSAGES), str(number), str(openings)],
            capture_output=True,
            text=True,
            check=False,
            env={
                **os.environ,
                "ATIENDE_DATA": str(folder / "data"),
                "ATIENDE_EMBEDDED_URL": url,
                "DJANGO_SETTINGS_MODULE": "atiende.site.settings",
            },
        )  # fmt: skip
    if done.returncode != 0:
        raise RuntimeError(done.stderr.strip().splitlines()[-1])
    answer: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return answer


def _commits_per_second(folder: Path) -> float:
    """The limit: a small file written, synced and named, again and again."""
    began, count = time.perf_counter(), 200
    for number in range(count):
        with (folder / f"limit{number}").open("wb") as file:
            file.write(b"x" * 4000)
            file.flush()
            os.fsync(file.fileno())
    return count / (time.perf_counter() - began)
