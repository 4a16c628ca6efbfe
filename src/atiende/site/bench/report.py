"""A measurement as a folder that can be published: the table, its plots, and the figures for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from atiende.site.bench.figures import HEADS, Figure, Report, cells_of
from atiende.site.bench.plots import beside_limits, beside_targets


def write_report(report: Report, folder: Path) -> None:
    """`README.md`, `figures.json`, and up to two plots for each scenario."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = ["# Report of the benchmark", "", "Written by `./atiende bench --report`.", "", *_machine(report)]
    for name, figures in report.measured.items():
        lines += ["", f"## {name}", "", *_table(figures)]
        for kind, plot in (("targets", beside_targets), ("limits", beside_limits)):
            if drawn := plot(name, figures):
                (folder / f"{name}-{kind}.svg").write_text(drawn, encoding="utf-8")
                lines += ["", f"![{name}: beside the {kind}]({name}-{kind}.svg)"]
    lines += [f"\nNot measured: {name}: {reason}" for name, reason in report.failures.items()]
    (folder / "README.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "figures.json").write_text(
        json.dumps(report.as_json(), indent=2, ensure_ascii=False) + "\n", encoding="utf-8"
    )


def _machine(report: Report) -> list[str]:
    return [
        "| machine | |",
        "|---|---|",
        *(f"| {_cell(k)} | {_cell(v)} |" for k, v in report.machine.items()),
    ]


def _table(figures: Sequence[Figure]) -> list[str]:
    lines = ["| " + " | ".join(HEADS) + " |", "|" + "---|" * len(HEADS)]
    lines += ["| " + " | ".join(map(_cell, cells_of(figure))) + " |" for figure in figures]
    notes = [f"- {figure.what}: {note}" for figure in figures for note in figure.notes]
    return lines + (["", *notes] if notes else [])


def _cell(value: object) -> str:
    return str(value).replace("|", "\\|").replace("\n", " ")
