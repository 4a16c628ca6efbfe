"""Figures as pictures (SVG): each beside what the project sets itself, and beside what the machine could do at best."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from atiende.site.bench.figures import Figure, short

_WIDTH: Final = 1100
_WORDS: Final = 470
"""Where the bars begin."""
_ROOM: Final = 400
_ROW: Final = 30
_TOP: Final = 58
_STYLE: Final = """
text { font: 13px system-ui, sans-serif; fill: #1c2430 }
.head { font-size: 16px; font-weight: 600 } .quiet { fill: #5b6675 }
.paper { fill: #ffffff } .line { stroke: #1c2430; stroke-width: 1.5 } .grid { stroke: #d9dee5 }
.met { fill: #2f7d5b } .missed { fill: #b4432f } .plain { fill: #4a6fa5 } .spread { stroke: #1c2430; stroke-width: 1.5 }
@media (prefers-color-scheme: dark) {
text { fill: #e6eaf0 } .quiet { fill: #a3adba } .paper { fill: #14181f }
.line, .spread { stroke: #e6eaf0 } .grid { stroke: #333b47 }
.met { fill: #58b58c } .missed { fill: #e2785f } .plain { fill: #86a8dc } }
"""


@dataclass(frozen=True, slots=True)
class _Bar:
    """`length`, `least`, `most` and the marks of the scale are shares of the room for bars."""

    words: str
    said: str
    kind: str
    length: float
    least: float
    most: float


def beside_targets(title: str, figures: Sequence[Figure]) -> str:
    """Bars as shares of the target: what ends before the line is met. Empty when no figure has a target.

    Where more is better the share is turned over, so that the line means the same everywhere.
    """
    shares = [(figure, [_share(figure, run) for run in figure.runs]) for figure in figures if figure.target]
    if not shares:
        return ""
    longest = max(1.0, *(max(each) for _, each in shares)) * 1.05
    bars = [
        _Bar(
            figure.what,
            f"{short(figure.median)} {figure.unit} ({figure.sign} {short(figure.target or 0)})",
            "met" if figure.is_met else "missed",
            _share(figure, figure.median) / longest,
            min(each) / longest,
            max(each) / longest,
        )
        for figure, each in shares
    ]
    return _picture(f"{title}: beside the targets", "the line is the target", bars, [(1 / longest, "")])


def beside_limits(title: str, figures: Sequence[Figure]) -> str:
    """Bars as multiples of the limit of the same run, each step ten times the last. Empty when none has a limit."""
    times = [
        (figure, [_times(figure, run) for run in figure.runs])
        for figure in figures
        if figure.limit and figure.limit.value > 0 and min(figure.runs) > 0
    ]
    if not times:
        return ""
    decades = max(1, math.ceil(math.log10(max(max(each) for _, each in times))))
    bars = [
        _Bar(
            figure.what,
            f"{short(_times(figure, figure.median))} times",
            "plain",
            _on_scale(_times(figure, figure.median), decades),
            _on_scale(min(each), decades),
            _on_scale(max(each), decades),
        )
        for figure, each in times
    ]
    marks = [(decade / decades, f"{10**decade}") for decade in range(decades + 1)]
    return _picture(f"{title}: times what the limit costs", "1 is the limit of the same run", bars, marks)


def _share(figure: Figure, run: float) -> float:
    target = figure.target or 1.0
    return run / target if figure.lower_is_better else target / run if run else math.inf


def _times(figure: Figure, run: float) -> float:
    limit = figure.limit.value if figure.limit else 1.0
    return run / limit if figure.lower_is_better else limit / run


def _on_scale(times: float, decades: int) -> float:
    return max(0.0, math.log10(times)) / decades


def _picture(title: str, under: str, bars: Sequence[_Bar], marks: Sequence[tuple[float, str]]) -> str:
    height = _TOP + _ROW * len(bars) + 24
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" role="img" aria-labelledby="t">',
        f'<title id="t">{escape(title)}</title><style>{_STYLE}</style>',
        f'<rect class="paper" width="{_WIDTH}" height="{height}"/>',
        f'<text class="head" x="20" y="26">{escape(title)}</text>'
        f'<text class="quiet" x="20" y="46">{escape(under)}; the thin line: least and most of the runs</text>',
    ]
    for place, words in marks:
        x = _WORDS + place * _ROOM
        kind = "grid" if words else "line"
        parts.append(
            f'<line class="{kind}" x1="{x:.1f}" x2="{x:.1f}" y1="{_TOP - 6}" y2="{height - 22}"/>'
            f'<text class="quiet" x="{x:.1f}" y="{height - 8}" text-anchor="middle">{words}</text>'
        )
    parts += [_drawn(bar, _TOP + _ROW * number) for number, bar in enumerate(bars)]
    return "\n".join([*parts, "</svg>\n"])


def _drawn(bar: _Bar, y: int) -> str:
    words = bar.words if len(bar.words) <= 66 else bar.words[:65] + "…"
    least, most = (_WORDS + min(1.0, share) * _ROOM for share in (bar.least, bar.most))
    length = max(1.0, min(1.0, bar.length) * _ROOM)
    return (
        f'<text x="{_WORDS - 10}" y="{y + 16}" text-anchor="end">{escape(words)}</text>'
        f'<rect class="{bar.kind}" x="{_WORDS}" y="{y + 4}" width="{length:.1f}" height="16" rx="2"/>'
        f'<line class="spread" x1="{least:.1f}" x2="{most:.1f}" y1="{y + 12}" y2="{y + 12}"/>'
        f'<text class="quiet" x="{_WORDS + _ROOM + 10}" y="{y + 16}">{escape(bar.said)}</text>'
    )
