"""The two ways into the dark palette are the same palette, and ink can be read on its ground in both."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import atiende.platform.ui

SHEETS = Path(atiende.platform.ui.__file__).parent / "static/ui/css"
TOKENS = (SHEETS / "tokens.css").read_text(encoding="utf-8")


def palette(opening: str) -> dict[str, str]:
    block = TOKENS.split(opening, 1)[1].split("}", 1)[0]
    return dict(re.findall(r"--([\w-]+):\s*([^;]+);", block))


LIGHT = palette(":root {")
DARK = palette(':root[data-theme="dark"] {')


def test_dark_by_system_and_dark_by_hand_are_equal():
    assert palette(':root:not([data-theme="light"]) {') == DARK


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2.2, 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, {**LIGHT, **DARK}], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        *(
            (ink, ground)
            for ink in ("ink", "ink-2", "ink-3")
            for ground in ("bg", "surface", "surface-2", "sunken")
        ),
        ("on-brand", "brand"),
        ("on-brand", "brand-hover"),
        ("brand", "surface"),
        ("brand", "brand-soft"),
        *((kind, f"{kind}-soft") for kind in ("danger", "warn", "ok", "info")),
        ("note-ink", "note-bg"),
    ],
)
def test_ink_can_be_read(colours, ink, ground):
    assert contrast(colours[ink], colours[ground]) >= 4.5


def test_no_sheet_names_a_colour_of_its_own():
    others = [path for path in SHEETS.rglob("*.css") if path.name not in ("tokens.css", "print.css")]
    for path in others:
        found = re.findall(r"#[0-9a-f]{3,8}\b(?!\s*\{)", path.read_text(encoding="utf-8"))
        assert [colour for colour in found if colour not in ("#fff",)] == [], path.name
