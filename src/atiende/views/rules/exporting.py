"""Lists of cases as files: how many rows, for how long, and what a program that opens them must not carry out."""

from __future__ import annotations

from typing import Final

KEPT_HOURS: Final = 24
MOST_ROWS: Final = 100_000
FORMATS: Final = frozenset({"csv", "xlsx"})
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def harmless(text: str) -> str:
    """What a spreadsheet would take for a formula begins with an apostrophe."""
    return f"'{text}" if text.startswith(_FORMULA) or text.lstrip().startswith(_FORMULA) else text
