"""Answers that people write in a colour into the words of a mail, and announce above it ("respondo en rojo")."""

from __future__ import annotations

import colorsys
import re
from typing import Any

_ANNOUNCED = re.compile(
    r"\b(?:en|in|con|color) (?:color )?(?P<hue>rojo|azul|verde|morado|violeta|naranja|rosa|red|blue|green|purple|"
    r"orange|pink|color(?:es)?|colou?r)\b"
)
_ANSWERING = re.compile(
    r"\b(?:respond|respuest|contest|coment|comment|answer|repl(?:y|ies)|aclar|correg|correcc|debajo|abajo|below|"
    r"entre lineas|intercal|inline)"
)
_DEGREES = {
    "red": (335, 20),
    "orange": (15, 48),
    "green": (70, 170),
    "blue": (170, 262),
    "purple": (255, 325),
    "pink": (290, 350),
    "any": (0, 360),
}
_HUES = {
    **dict.fromkeys(("rojo", "red"), "red"),
    **dict.fromkeys(("naranja", "orange"), "orange"),
    **dict.fromkeys(("verde", "green"), "green"),
    **dict.fromkeys(("azul", "blue"), "blue"),
    **dict.fromkeys(("morado", "violeta", "purple"), "purple"),
    **dict.fromkeys(("rosa", "pink"), "pink"),
}
_NAMED = {
    "red": "ff0000",
    "crimson": "dc143c",
    "orange": "ffa500",
    "green": "008000",
    "lime": "00ff00",
    "blue": "0000ff",
    "purple": "800080",
    "magenta": "ff00ff",
    "fuchsia": "ff00ff",
}
_STYLED = re.compile(r"(?:^|[;\s])color\s*:\s*([^;!]{3,40})", re.IGNORECASE)
_RGB = re.compile(r"rgba?\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})")
_LEAST_SATURATION, _LEAST_VALUE = 0.5, 0.4


def announced_hue(words: str) -> str:
    """The colour in which the customer says to answer (in lower case, without accents); empty for none."""
    found = _ANNOUNCED.search(words)
    if found is None or not _ANSWERING.search(words):
        return ""
    return _HUES.get(found["hue"], "any")


def is_of_hue(element: Any, hue: str) -> bool:
    """Whether an element gives its words a colour like this; greys and colours near black are none."""
    if element.tag == "a" or not element.attrib:
        return False
    styled = _STYLED.search(element.get("style", "")[:2000])
    written = (styled[1] if styled else element.get("color", "")[:40]).strip().lower()
    parts = _parts(written) if written else None
    if parts is None:
        return False
    turn, saturation, value = colorsys.rgb_to_hsv(*parts)
    if saturation < _LEAST_SATURATION or value < _LEAST_VALUE:
        return False
    first, last = _DEGREES[hue]
    degrees = turn * 360
    return first <= degrees <= last if first < last else degrees >= first or degrees <= last


def _parts(written: str) -> tuple[float, float, float] | None:
    rgb = _RGB.match(written)
    if rgb:
        red, green, blue = (min(255, int(part)) / 255 for part in rgb.groups())
        return red, green, blue
    digits = _NAMED.get(written, written.lstrip("#"))
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    if not re.fullmatch(r"[0-9a-f]{6}", digits):
        return None
    return int(digits[:2], 16) / 255, int(digits[2:4], 16) / 255, int(digits[4:], 16) / 255
