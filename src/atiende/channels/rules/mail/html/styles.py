"""Inline styles: harmless properties with harmless values."""

from __future__ import annotations

import re

from atiende.channels.rules.mail.html.allowed import PROPERTIES

_VALUE = re.compile(r"[\w\s#%.,+'\"()!/-]{1,200}", re.ASCII)
_WORD = re.compile(r"[a-z-]+(?=\()", re.IGNORECASE)
_FUNCTIONS = frozenset({"rgb", "rgba", "hsl", "hsla"})
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_LIMIT = 4000
_BIGGEST = 4000  # of any number in a length: nothing may grow out of its frame
_DISPLAYS = frozenset(
    [
        "inline",
        "block",
        "inline-block",
        "none",
        "table",
        "table-row",
        "table-cell",
        "list-item",
        "inline-table",
        "table-row-group",
        "table-header-group",
        "table-footer-group",
        "table-column",
        "table-caption",
    ]
)


def harmless_style(style: str) -> str:
    """The declarations of a style attribute that may stay; nothing that loads, moves or covers."""
    kept: list[str] = []
    for declaration in style[:_LIMIT].split(";"):
        name, colon, value = declaration.partition(":")
        name, value = name.strip().lower(), value.strip()
        if colon and name in PROPERTIES and _is_harmless(name, value):
            kept.append(f"{name}:{value}")
    return ";".join(kept)


def _is_harmless(name: str, value: str) -> bool:
    if _VALUE.fullmatch(value) is None or "/*" in value or "//" in value:
        return False
    if any(word.lower() not in _FUNCTIONS for word in _WORD.findall(value)):
        return False
    if value.count("(") != value.count(")") or value.count("'") % 2 or value.count('"') % 2:
        return False
    if name == "display":
        return value.lower().replace("!important", "").strip() in _DISPLAYS
    numbers = [float(found) for found in _NUMBER.findall(value)] if not value.startswith("#") else []
    if any(abs(number) > _BIGGEST for number in numbers):
        return False
    is_outer = name.startswith("margin") or name in ("text-indent", "letter-spacing", "word-spacing")
    return not (is_outer and any(number < 0 for number in numbers))
