"""What an agent waits for in a real browser while thirty others work among a hundred thousand open cases."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from atiende.site.bench.data.company import CROWD
from atiende.site.bench.data.kept import default_folder, kept_data
from atiende.site.bench.figures import Figure, Limit, percentile
from atiende.site.bench.program import EMAIL, Program, running
from atiende.site.bench.scenarios.ui import chromium_here, driven

OPEN = 100_000


def measure(runs: int, *, folder: Path | None = None, tickets: int = OPEN) -> list[Figure]:
    """Build the data where there is none yet. Raises NoBrowser, NotEnoughRoom, ForeignFolder, RuntimeError."""
    chromium = chromium_here()
    kept = kept_data(tickets, folder or default_folder(), are_open=True)
    with running(kept.data) as program, _crowd(program, CROWD) as crowd:
        began = time.monotonic()
        answers = driven(chromium, {"port": program.port, "emails": [EMAIL], "runs": runs, "list": True})
        took = time.monotonic() - began
    return _figures(answers, json.loads(crowd[-1]), took, tickets)


def _figures(answers: list[dict[str, Any]], did: dict[str, float], took: float, tickets: int) -> list[Figure]:
    def p(share: float, name: str) -> tuple[float, ...]:
        return tuple(percentile(answer[name], share) for answer in answers)

    among = f"{tickets:,} open cases, {CROWD} agents working"
    notes = (
        f"the {CROWD}: {did['lists']:.0f} lists, {did['cases']:.0f} cases, {did['notes']:.0f} notes, "
        f"{did['failed']:.0f} failed in {took:.0f} s; their own CPU {did['cpu_s']:.1f} s",
        f"the browser's CPU {sum(answer['browser_cpu_s'][0] for answer in answers):.1f} s",
    )
    key = Limit("a bare page that changes one class", min(p(0.95, "bare_key")))
    return [
        Figure("busy_marked", f"`j` painted, 95th percentile, {among}", "ms", p(0.95, "marked"), 100.0, limit=key),
        Figure(
            "busy_opened", f"conversation opened by `j`, 95th percentile, {among}", "ms", p(0.95, "opened"), 400.0,
            limit=key, notes=notes,
        ),
    ]  # fmt: skip


@contextmanager
def _crowd(program: Program, agents: int) -> Iterator[list[str]]:
    """So many people at work; what they did stands in the list afterwards."""
    command = [sys.executable, "-m", "atiende.site.bench.inside.crowd", str(program.port), str(agents)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    said: list[str] = []
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        if process.stdout.readline().strip() != "working":
            raise RuntimeError("the agents could not sign in")
        yield said
    finally:
        process.stdin.close()
        said += process.stdout.read().splitlines()
        process.wait(timeout=60)
        process.stdout.close()
