"""What a brand's colours look like on a page, drawn so that no style has to be written into it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from atiende.organisation.rules.brand import TOKENS
from atiende.organisation.rules.colours import (
    MINIMUM_CONTRAST,
    SURFACES,
    Pair,
    Palette,
    Theme,
    normal_hex,
    pairs_of,
)
from atiende.platform.formats import format_number

INKS: dict[Theme, tuple[str, str]] = {"light": ("#141c1a", "#e1e6e4"), "dark": ("#e9efed", "#243029")}
"""The house's ink and line on each surface."""


@dataclass(frozen=True, slots=True)
class Preview:
    """`palette` None: one of the four is no colour yet. Ratios are to 1."""

    theme: Theme
    surface: str
    ink: str
    line: str
    palette: Palette | None
    pairs: tuple[Pair, ...]
    minimum: float = MINIMUM_CONTRAST

    @property
    def is_readable(self) -> bool:
        return self.palette is not None and all(pair.is_readable for pair in self.pairs)

    @property
    def lines(self) -> list[tuple[Pair, str]]:
        """Each pair with its ratio as it is written here."""
        return [(pair, format_number(pair.shown_ratio, decimals=2)) for pair in self.pairs]


def previews_of(typed: Mapping[str, object]) -> list[Preview]:
    """Both themes, from names such as `light_brand`; what is typed may be anything."""
    themes: tuple[Theme, ...] = ("light", "dark")
    return [_preview(theme, typed) for theme in themes]


def _preview(theme: Theme, typed: Mapping[str, object]) -> Preview:
    colours = [normal_hex(str(typed.get(f"{theme}_{token}", ""))[:20]) for token in TOKENS]
    known = [colour for colour in colours if colour is not None]
    palette = Palette(*known) if len(known) == len(TOKENS) else None
    ink, line = INKS[theme]
    return Preview(theme, SURFACES[theme], ink, line, palette, pairs_of(palette, theme) if palette else ())
