"""What people wait for in a real browser, and what a first visit costs over the wire."""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from atiende.site.bench.data.kept import SMALL, default_folder, kept_data
from atiende.site.bench.figures import Figure, Limit, percentile
from atiende.site.bench.program import EMAIL, Browser, Program, create_user, running

COLLEAGUE = "colleague@atiende.example"
_CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_FROM_SENT = ("counted from the moment the colleague's browser sends the change",)


class NoBrowser(RuntimeError):
    """This machine cannot drive a browser."""


def measure(runs: int, *, tickets: int = SMALL, folder: Path | None = None) -> list[Figure]:
    """In a company of so many cases, the one of `bench tickets`. Raises NoBrowser, NotEnoughRoom, ForeignFolder."""
    chromium = chromium_here()
    kept = kept_data(tickets, folder or default_folder())
    with running(kept.data) as program:
        _hire_colleague(program)
        asked = {"port": program.port, "emails": [EMAIL, COLLEAGUE], "runs": runs}
        return figures_of(driven(chromium, asked))


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


def chromium_here() -> str:
    """The program of a browser that can be driven. Raises NoBrowser."""
    program = next((path for path in map(shutil.which, _CHROMIUM) if path), None)
    if program is None or importlib.util.find_spec("playwright") is None:
        raise NoBrowser(
            "a Chromium and the Python package playwright are needed (it comes with requirements/dev.lock)"
        )
    return program


def _hire_colleague(program: Program) -> None:
    """The data is kept, so they may be there from the last time."""
    try:
        Browser(program.port).sign_in(COLLEAGUE)
    except RuntimeError:
        create_user(program.data, email=COLLEAGUE)


def driven(chromium: str, asked: dict[str, Any]) -> Any:
    """What `inside.ui` measured, run by run."""
    done = subprocess.run(
        [sys.executable, "-m", "atiende.site.bench.inside.ui", chromium],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        lines = done.stderr.strip().splitlines()
        raise RuntimeError(next((line for line in reversed(lines) if "Error" in line), lines[-1]))
    return json.loads(done.stdout.splitlines()[-1])
