"""What the help of `bench` offers is what can be measured."""

from __future__ import annotations

from atiende.site.bench.scenarios import SCENARIOS
from atiende.site.command_line.commands import bench


def test_the_help_names_every_measurement() -> None:
    assert set(bench.NAMES) == set(SCENARIOS)
