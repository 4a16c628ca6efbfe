"""Kinds of content that several rooms have to tell apart."""

from __future__ import annotations

from typing import Final

PICTURES: Final = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})
"""Pictures that every browser shows and in which no script can hide, as it can in SVG."""
