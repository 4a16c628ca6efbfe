"""What a measurement leaves behind for others to read."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

from atiende.site.bench.figures import Figure, Limit, Report
from atiende.site.bench.plots import beside_limits, beside_targets
from atiende.site.bench.report import write_report

SVG = "{http://www.w3.org/2000/svg}"
QUICK = Figure("q", "a page <quick>", "ms", (2.0, 3.0, 4.0), 6.0, limit=Limit("bare", 1.0))
SLOW = Figure("s", "events", "events/s", (50.0, 50.0, 50.0), 100.0, lower_is_better=False)


def bars(picture: str) -> dict[str, float]:
    """Width of each bar by its kind."""
    rectangles = ElementTree.fromstring(picture).iter(SVG + "rect")
    return {each.get("class", ""): float(each.get("width", "0")) for each in rectangles}


def target_line(picture: str) -> float:
    lines = ElementTree.fromstring(picture).iter(SVG + "line")
    return next(float(each.get("x1", "0")) for each in lines if each.get("class") == "line")


def test_what_is_met_ends_before_the_line_and_what_is_missed_behind_it_whichever_way_is_better() -> None:
    picture = beside_targets("pages", [QUICK, SLOW])
    widths, line = bars(picture), target_line(picture) - 470
    assert abs(widths["met"] * 2 - line) < 0.2
    assert widths["missed"] > line
    assert abs(widths["missed"] - 2 * line) < 0.2


def test_the_limit_is_where_the_bars_begin() -> None:
    same = Figure("s", "the same as the limit", "ms", (1.0,), limit=Limit("bare", 1.0))
    tenfold = Figure("t", "ten times the limit", "ms", (10.0,), limit=Limit("bare", 1.0))
    assert bars(beside_limits("x", [same]))["plain"] == 1
    assert bars(beside_limits("x", [tenfold]))["plain"] == 400


def test_without_targets_or_limits_nothing_is_drawn() -> None:
    bare = Figure("b", "bare", "ms", (1.0,))
    assert beside_targets("x", [bare]) == beside_limits("x", [bare]) == ""


def test_the_folder_holds_table_plots_and_figures(tmp_path: Path) -> None:
    report = Report({"cores": 2}, {"pages": [QUICK], "events": [SLOW]}, {"mail": "OSError: gone"})
    write_report(report, tmp_path / "report")
    words = (tmp_path / "report" / "README.md").read_text()
    for expected in ("| cores | 2 |", "## pages", "3 ms", "100 MISSED", "Not measured: mail"):
        assert expected in words
    for name in ("pages-targets.svg", "pages-limits.svg", "events-targets.svg"):
        assert f"({name})" in words
        ElementTree.parse(tmp_path / "report" / name)
    assert not (tmp_path / "report" / "events-limits.svg").exists()
    found = json.loads((tmp_path / "report" / "figures.json").read_text())
    assert [each["scenario"] for each in found["figures"]] == ["pages", "events"]
