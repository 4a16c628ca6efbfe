"""What people wait for in a real browser, and what a first visit costs over the wire."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from typing import Any

from atiende.site.bench.figures import Figure, Limit, percentile
from atiende.site.bench.program import EMAIL, Program, create_user, running, throw_away_folder
from atiende.site.embedded_postgres.cluster import Cluster

CASES = 300
COLLEAGUE = "colleague@atiende.example"
_CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_FROM_SENT = ("counted from the moment the colleague's browser sends the change",)


class NoBrowser(RuntimeError):
    """This machine cannot drive a browser."""


def measure(runs: int) -> list[Figure]:
    """Raises NoBrowser when Chromium or Playwright is not installed."""
    chromium = _chromium()
    with throw_away_folder() as folder, running(folder / "data") as program:
        create_user(program.data)
        create_user(program.data, email=COLLEAGUE)
        numbers = _inside(program, "cases", [str(CASES)])
        asked = {"port": program.port, "emails": [EMAIL, COLLEAGUE], "numbers": numbers, "runs": runs}
        return figures_of(_inside(program, "ui", [chromium], asked))


def figures_of(answers: list[dict[str, list[float]]]) -> list[Figure]:
    """The figures of what `inside.ui` found, one answer for each run."""

    def p(share: float, name: str) -> tuple[float, ...]:
        return tuple(percentile(answer[name], share) for answer in answers)

    def limit(what: str, share: float, name: str) -> Limit:
        return Limit(what, min(p(share, name)))

    key = limit("a bare page that changes one class", 0.95, "bare_key")
    case = limit("the same parts asked for without a browser, 95th percentile", 0.95, "bare_case")
    change = limit("the colleague's own request, 99th percentile", 0.99, "bare_note")
    return [
        Figure("ui_marked", "`j` painted, 95th percentile", "ms", p(0.95, "marked"), 100.0, limit=key),
        Figure(
            "ui_opened", "conversation opened by `j`, 95th percentile", "ms", p(0.95, "opened"), 400.0, limit=case
        ),
        Figure("ui_own", "own message shown, 95th percentile", "ms", p(0.95, "own"), 100.0, limit=key),
        Figure(
            "ui_change_in_case", "a colleague's change in the open case, 99th percentile", "ms",
            p(0.99, "in_case"), 300.0, limit=change, notes=_FROM_SENT,
        ),
        Figure(
            "ui_change_in_list", "a colleague's change in a list, 99th percentile", "ms",
            p(0.99, "in_list"), 900.0, limit=change, notes=_FROM_SENT,
        ),
        Figure(
            "ui_cold_page", "cold page: a case beside its list, everything over the wire", "kB",
            p(1.0, "cold"), 150.0,
        ),
    ]  # fmt: skip


def _chromium() -> str:
    program = next((path for path in map(shutil.which, _CHROMIUM) if path), None)
    if program is None or importlib.util.find_spec("playwright") is None:
        raise NoBrowser(
            "a Chromium and the Python package playwright are needed (it comes with requirements/dev.lock)"
        )
    return program


def _inside(program: Program, module: str, arguments: list[str], asked: Any = None) -> Any:
    done = subprocess.run(
        [sys.executable, "-m", f"atiende.site.bench.inside.{module}", *arguments],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        check=False,
        env={
            **os.environ,
            "ATIENDE_DATA": str(program.data),
            "ATIENDE_EMBEDDED_URL": Cluster(program.data).url(),
            "DJANGO_SETTINGS_MODULE": "atiende.site.settings",
        },
    )
    if done.returncode != 0:
        lines = done.stderr.strip().splitlines()
        raise RuntimeError(next((line for line in reversed(lines) if "Error" in line), lines[-1]))
    return json.loads(done.stdout.splitlines()[-1])
