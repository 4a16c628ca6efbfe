"""Both palettes of a brand from its one colour, so that the set-up asks for a single thing."""

from __future__ import annotations

import colorsys

from atiende.organisation.rules.colours import Palette, Theme, unreadable

WHITE = "#ffffff"
BLACK = "#000000"
_DARK_SURFACE = "#131a18"
_STEPS = 40


def palettes_of(colour: str) -> tuple[Palette, Palette]:
    """(light, dark) for a #rrggbb colour, darkened or lightened only as far as text on it needs (4.5 to 1)."""
    return _first_readable("light", colour, BLACK), _first_readable("dark", colour, WHITE)


def _first_readable(theme: Theme, colour: str, towards: str) -> Palette:
    candidates = (_palette(theme, _shifted(colour, towards, step / _STEPS)) for step in range(_STEPS + 1))
    return next(palette for palette in candidates if not unreadable(palette, theme))


def _palette(theme: Theme, brand: str) -> Palette:
    if theme == "light":
        return Palette(brand, _mixed(brand, BLACK, 0.18), _mixed(WHITE, brand, 0.13), WHITE)
    return Palette(
        brand, _mixed(brand, WHITE, 0.2), _mixed(_DARK_SURFACE, brand, 0.2), _mixed(brand, BLACK, 0.86)
    )


def _mixed(colour: str, other: str, share: float) -> str:
    """`colour` with a share (0 to 1) of `other` in it."""
    pairs = ((int(colour[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def _shifted(colour: str, towards: str, share: float) -> str:
    """Darker or lighter by a share of what is left, with the same hue and saturation: mixing with white greys it."""
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    hue, lightness, saturation = colorsys.rgb_to_hls(red, green, blue)
    goal = 1.0 if towards == WHITE else 0.0
    shifted = colorsys.hls_to_rgb(hue, lightness + (goal - lightness) * share, min(saturation, 0.75))
    return colour if share == 0 else "#" + "".join(f"{round(channel * 255):02x}" for channel in shifted)
