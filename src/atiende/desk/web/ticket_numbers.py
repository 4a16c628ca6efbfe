"""The number of a case as people type it."""

from __future__ import annotations


def number_typed(text: str) -> int:
    """0, which names no ticket, for what is no number."""
    plain = text.strip().lstrip("#")
    return int(plain) if plain.isascii() and plain.isdecimal() and len(plain) < 19 else 0
