"""The organisation chart as a picture: boxes side by side under the one above, drawn as SVG without any script."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Final

from atiende.kernel.text import clipped

WIDTH: Final = 210
HEIGHT: Final = 74
GAP: Final = 22
DROP: Final = 46
MARGIN: Final = 24
TITLE: Final = 44
_LETTERS: Final = 27
_INK: Final = "#16302e"
_SOFT: Final = "#51655f"
_LINE: Final = "#9fb3af"


@dataclass(frozen=True, slots=True)
class Box:
    """A unit as it is drawn: name, who leads it, a line about it, and those under it."""

    name: str
    leader: str = ""
    remark: str = ""
    below: tuple[Box, ...] = ()


@dataclass(slots=True)
class _Placed:
    box: Box
    x: float
    y: float
    below: list[_Placed] = field(default_factory=list)


def svg_of(boxes: Sequence[Box], *, title: str) -> str:
    """One picture of all the trees, black on white so that it prints. Every text is escaped and cut to its box."""
    placed: list[_Placed] = []
    left = float(MARGIN)
    for box in boxes:
        tree, width = _place(box, left, MARGIN + TITLE)
        placed.append(tree)
        left += width + GAP
    width = max(left - GAP + MARGIN, 2 * MARGIN + WIDTH)
    drawn = [part for tree in placed for part in _draw(tree)]
    deepest = max((_depth(box) for box in boxes), default=1)
    height = MARGIN * 2 + TITLE + deepest * (HEIGHT + DROP) - DROP
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height}" '
        f'viewBox="0 0 {width:.0f} {height}" role="img" font-family="Inter, Arial, sans-serif">'
        f"<title>{escape(title)}</title>"
        f'<rect width="100%" height="100%" fill="#ffffff"/>'
        f'<text x="{MARGIN}" y="{MARGIN + 14}" font-size="18" font-weight="600" fill="{_INK}">{escape(title)}</text>'
    )
    return head + "".join(drawn) + "</svg>\n"


def _place(box: Box, left: float, top: int) -> tuple[_Placed, float]:
    """The box over the middle of those under it; with the width that the whole takes."""
    if not box.below:
        return _Placed(box, left, top), WIDTH
    children: list[_Placed] = []
    at = left
    for each in box.below:
        child, width = _place(each, at, top + HEIGHT + DROP)
        children.append(child)
        at += width + GAP
    middle = (children[0].x + children[-1].x) / 2
    return _Placed(box, middle, top, children), max(at - GAP - left, WIDTH)


def _draw(placed: _Placed) -> Iterator[str]:
    centre, bottom = placed.x + WIDTH / 2, placed.y + HEIGHT
    for child in placed.below:
        bend = bottom + DROP / 2
        to = child.x + WIDTH / 2
        yield (
            f'<path d="M{centre:.1f} {bottom:.0f}V{bend:.0f}H{to:.1f}V{child.y:.0f}" '
            f'fill="none" stroke="{_LINE}" stroke-width="1.5"/>'
        )
    yield (
        f'<rect x="{placed.x:.1f}" y="{placed.y:.0f}" width="{WIDTH}" height="{HEIGHT}" rx="8" '
        f'fill="#f3f8f7" stroke="{_LINE}"/>'
    )
    texts = (
        (placed.box.name, 22, 13, 600, _INK),
        (placed.box.leader, 42, 12, 400, _INK),
        (placed.box.remark, 61, 11, 400, _SOFT),
    )
    for text, down, size, weight, colour in texts:
        if text:
            yield (
                f'<text x="{placed.x + 12:.1f}" y="{placed.y + down:.0f}" font-size="{size}" '
                f'font-weight="{weight}" fill="{colour}">{escape(clipped(text, _LETTERS))}</text>'
            )
    for child in placed.below:
        yield from _draw(child)


def _depth(box: Box) -> int:
    return 1 + max((_depth(each) for each in box.below), default=0)
