"""Runs what is asked for, one scenario after the other, and reports all of it: a failure is a line, not an end."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from atiende.kernel.refusals import Refusal, gettext_noop
from atiende.site.bench.data.kept import SMALL
from atiende.site.bench.figures import Figure, Report
from atiende.site.bench.machine import observed
from atiende.site.bench.scenarios import SCENARIOS, backup, busy, tickets, ui, views

RUNS = 5


class UnknownScenario(Refusal):
    code = "unknown_scenario"
    message = gettext_noop("There is no measurement called %(name)s; there are: %(known)s.")

    def __init__(self, name: str, known: str) -> None:
        super().__init__(name=name, known=known)


def run_scenarios(
    names: Sequence[str], *, runs: int = RUNS, cases: int = SMALL, folder: Path | None = None
) -> Report:
    """Measure the named scenarios (all when none is named), each figure `runs` times. Raises UnknownScenario.

    `cases`: how many the company has in whose data people look; `folder`: where such data is kept.
    """
    for name in names:
        if name not in SCENARIOS:
            raise UnknownScenario(name, known=", ".join(SCENARIOS))
    measured: dict[str, Sequence[Figure]] = {}
    failures: dict[str, str] = {}
    with observed() as machine:
        for name in names or SCENARIOS:
            sys.stderr.write(f"bench: {name}…\n")
            try:
                measured[name] = _work(name, cases, folder)(runs)
            except Exception as error:
                failures[name] = f"{type(error).__name__}: {error}"
    return Report(machine=machine, measured=measured, failures=failures)


def _work(name: str, cases: int, folder: Path | None) -> Callable[[int], list[Figure]]:
    work = SCENARIOS[name]
    for on_kept_data in (tickets.measure, ui.measure, views.measure, backup.measure):
        if work is on_kept_data:
            return partial(on_kept_data, tickets=cases, folder=folder)
    return partial(busy.measure, folder=folder) if work is busy.measure else work
