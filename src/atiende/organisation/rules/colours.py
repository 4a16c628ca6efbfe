"""The colours a brand may change, and whether text on them can be read.

Contrast as defined by WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio and #dfn-relative-luminance;
4.5 to 1 is success criterion 1.4.3 (AA) for text of normal size.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal
from typing import Final, Literal

MINIMUM_CONTRAST: Final = 4.5
Theme = Literal["light", "dark"]
SURFACES: Final[dict[Theme, str]] = {"light": "#ffffff", "dark": "#131a18"}
_HEX = re.compile(r"#?([0-9a-fA-F]{6}|[0-9a-fA-F]{3})")


@dataclass(frozen=True, slots=True)
class Palette:
    """One theme's four colours: fill, fill under the pointer, soft background, and text on the fill."""

    brand: str
    hover: str
    soft: str
    on_brand: str


DEFAULT_LIGHT: Final = Palette("#0b6e69", "#095b57", "#dcefec", "#ffffff")
DEFAULT_DARK: Final = Palette("#4cc2b6", "#6fd3c8", "#143a36", "#06201d")


@dataclass(frozen=True, slots=True)
class Pair:
    """Text on a background as they occur on the screen; `field` is the colour to mend."""

    field: Literal["brand", "hover", "soft", "on_brand"]
    text: str
    background: str

    @property
    def ratio(self) -> float:
        return contrast_ratio(self.text, self.background)

    @property
    def shown_ratio(self) -> Decimal:
        """With two decimals, never rounded up: 4.499 does not pass for 4.5."""
        return Decimal(self.ratio).quantize(Decimal("0.01"), rounding=ROUND_DOWN)

    @property
    def is_readable(self) -> bool:
        return self.ratio >= MINIMUM_CONTRAST


def normal_hex(colour: str) -> str | None:
    """`#rrggbb` in lower case of #RGB or #RRGGBB, with or without the sign; None when it is not a colour."""
    found = _HEX.fullmatch(colour.strip())
    if found is None:
        return None
    digits = found.group(1).lower()
    return "#" + ("".join(d * 2 for d in digits) if len(digits) == 3 else digits)


def relative_luminance(colour: str) -> float:
    """From 0 for black to 1 for white. `colour` is #rrggbb."""
    red, green, blue = (_linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast_ratio(first: str, second: str) -> float:
    """From 1 (the same) to 21 (black on white), whichever comes first."""
    darker, lighter = sorted((relative_luminance(first), relative_luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def pairs_of(palette: Palette, theme: Theme) -> tuple[Pair, ...]:
    """Every text and background that a palette brings together: buttons, links and chosen rows."""
    return (
        Pair("on_brand", palette.on_brand, palette.brand),
        Pair("hover", palette.on_brand, palette.hover),
        Pair("brand", palette.brand, SURFACES[theme]),
        Pair("soft", palette.brand, palette.soft),
    )


def unreadable(palette: Palette, theme: Theme) -> tuple[Pair, ...]:
    """The pairs below 4.5 to 1; empty when the palette may be used."""
    return tuple(pair for pair in pairs_of(palette, theme) if not pair.is_readable)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
