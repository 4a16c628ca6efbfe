import json

import pytest

from atiende.site.bench.figures import Figure, Limit, Report, as_table, percentile
from atiende.site.bench.machine import observed
from atiende.site.bench.running import UnknownScenario, run_scenarios
from atiende.site.bench.scenarios import SCENARIOS


def figure(*runs: float, target: float | None = None, lower: bool = True) -> Figure:
    return Figure("f", "a figure", "ms", runs, target, lower, Limit("the bare thing", 1.0))


def test_the_median_of_the_runs_is_what_counts() -> None:
    assert figure(1.0, 9.0, 2.0).median == 2.0


@pytest.mark.parametrize(
    ("lower", "target", "met"),
    [(True, 3.0, True), (True, 1.0, False), (False, 3.0, False), (False, 1.0, True)],
)
def test_a_target_is_met_from_the_right_side(lower: bool, target: float, met: bool) -> None:
    assert figure(2.0, target=target, lower=lower).is_met is met


def test_without_a_target_nothing_is_claimed() -> None:
    assert figure(2.0).is_met is None


@pytest.mark.parametrize(("share", "expected"), [(0.5, 50), (0.99, 99), (1.0, 100), (0.001, 1)])
def test_percentile_by_nearest_rank(share: float, expected: int) -> None:
    assert percentile(list(range(1, 101)), share) == expected


def test_a_missed_figure_is_shown_as_missed_beside_its_limit() -> None:
    table = as_table(Report(machine={"cores": 2}, measured={"pages": [figure(5.0, target=3.0)]}))
    assert "MISSED" in table
    assert "1 (the bare thing)" in table
    assert "cores 2" in table


def test_the_machine_is_described_with_load_and_stolen_time() -> None:
    with observed() as machine:
        sum(range(100_000))
    assert {"processor", "cores", "load_before", "load_after", "steal_percent"} <= set(machine)
    json.dumps(machine)


def test_a_measurement_that_fails_is_reported_and_the_others_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(runs: int) -> list[Figure]:
        raise RuntimeError("no database")

    monkeypatch.setitem(SCENARIOS, "broken", broken)
    monkeypatch.setitem(SCENARIOS, "fine", lambda runs: [figure(*([1.0] * runs))])
    report = run_scenarios(["broken", "fine"], runs=3)
    assert report.failures == {"broken": "RuntimeError: no database"}
    assert [f.runs for f in report.figures] == [(1.0, 1.0, 1.0)]
    assert json.loads(json.dumps(report.as_json()))["figures"][0]["median"] == 1.0


def test_an_unknown_measurement_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UnknownScenario, match="start"):
        run_scenarios(["nothing"])
