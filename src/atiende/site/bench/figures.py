"""What a measurement is, how runs become a figure, and how figures are shown."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Final

HEADS: Final = ("figure", "median", "min–max", "target", "limit in the same run")


@dataclass(frozen=True, slots=True)
class Limit:
    """What the machine could do at best at the same job, measured in the same run without Atiende."""

    what: str
    value: float


@dataclass(frozen=True, slots=True)
class Figure:
    """One result: the median of its runs. `target` is what the project sets itself."""

    name: str
    what: str
    unit: str
    runs: tuple[float, ...]
    target: float | None = None
    lower_is_better: bool = True
    limit: Limit | None = None
    notes: tuple[str, ...] = ()

    @property
    def median(self) -> float:
        return statistics.median(self.runs)

    @property
    def sign(self) -> str:
        """How the target is written."""
        return "≤" if self.lower_is_better else "≥"

    @property
    def is_met(self) -> bool | None:
        """None when the project has set no target for this figure."""
        if self.target is None:
            return None
        return self.median <= self.target if self.lower_is_better else self.median >= self.target

    def as_json(self) -> dict[str, Any]:
        return {
            **asdict(self),
            "median": self.median,
            "minimum": min(self.runs),
            "maximum": max(self.runs),
            "met": self.is_met,
        }


@dataclass(frozen=True, slots=True)
class Report:
    """`measured`: the figures of each scenario by its name; `failures`: why a scenario gave none."""

    machine: dict[str, Any]
    measured: dict[str, Sequence[Figure]] = field(default_factory=dict)
    failures: dict[str, str] = field(default_factory=dict)

    @property
    def figures(self) -> list[Figure]:
        return [figure for figures in self.measured.values() for figure in figures]

    def as_json(self) -> dict[str, Any]:
        return {
            "machine": self.machine,
            "figures": [
                {"scenario": name, **figure.as_json()}
                for name, figures in self.measured.items()
                for figure in figures
            ],
            "failures": self.failures,
        }


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least `share` (0 to 1) of the values do not exceed (nearest-rank method)."""
    ordered = sorted(values)
    return ordered[max(0, -(-int(share * 1000) * len(ordered) // 1000) - 1)]


def as_table(report: Report) -> str:
    """A table for a terminal: name, median (minimum to maximum), target, limit."""
    rows = [HEADS, *(cells_of(figure) for figure in report.figures)]
    widths = [max(len(row[i]) for row in rows) for i in range(len(HEADS))]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    ]
    lines.insert(1, "  ".join("-" * width for width in widths))
    lines += [f"  {figure.name}: {note}" for figure in report.figures for note in figure.notes]
    lines += [f"FAILED {name}: {reason}" for name, reason in report.failures.items()]
    lines.append("machine: " + ", ".join(f"{key} {value}" for key, value in report.machine.items()))
    return "\n".join(lines)


def cells_of(figure: Figure) -> tuple[str, str, str, str, str]:
    """A line of a table, under HEADS."""
    verdict = {True: " met", False: " MISSED", None: ""}[figure.is_met]
    target = f"{figure.sign} {short(figure.target)}{verdict}" if figure.target is not None else ""
    limit = f"{short(figure.limit.value)} ({figure.limit.what})" if figure.limit else ""
    spread = f"{short(min(figure.runs))}–{short(max(figure.runs))}"
    return figure.what, f"{short(figure.median)} {figure.unit}", spread, target, limit


def short(value: float) -> str:
    """Three digits that count."""
    return f"{value:.0f}" if abs(value) >= 100 else f"{value:.3g}"
