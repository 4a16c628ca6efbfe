"""Cursors as they stand in addresses."""

from __future__ import annotations


def number_or_none(text: str) -> int | None:
    """A whole number that fits the database's keys; None for anything else, which begins at the start."""
    if not text.isdecimal() or not text.isascii() or len(text) > 18:
        return None
    return int(text)
