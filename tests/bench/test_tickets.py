from pathlib import Path

import pytest

from atiende.site.bench.data.kept import kept_data
from atiende.site.bench.scenarios.tickets import KINDS, measure


@pytest.mark.process
@pytest.mark.slow
def test_a_small_company_is_built_once_asked_and_kept(process_folder: Path) -> None:
    folder = process_folder / "cases"
    figures = {figure.name: figure for figure in measure(1, tickets=300, folder=folder, times=2)}
    assert {f"{kind.name}_cpu" for kind in KINDS} | {f"{kind.name}_p95" for kind in KINDS} == set(figures)
    assert all(figure.limit for figure in figures.values())
    stamp = folder / "tickets-300" / "stamp.json"
    before = stamp.stat().st_mtime_ns
    assert kept_data(300, folder).facts["tickets"] == 300
    assert stamp.stat().st_mtime_ns == before
